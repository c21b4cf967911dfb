import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import './index.css';
import { WeChatLoginCard } from '@/components/wechat-login-card';

const query = new URLSearchParams(location.search);
document.documentElement.classList.toggle('dark', query.has('dark'));

/** A page with the card in its middle. */
function Page() {
  const [code, setCode] = useState('');
  return (
    <main className="flex min-h-screen flex-col items-center justify-center gap-4 p-4">
      <h1 className="sr-only">Celadon</h1>
      <WeChatLoginCard
        appid="wx0123456789abcdef"
        redirect_uri={`${location.origin}/wechat-callback.html`}
        lang={query.has('en') ? 'en' : 'cn'}
        onAuthorized={(result) => setCode(result.code)}
      >
        <a href="#password" className="underline underline-offset-4">
          {query.has('en') ? 'Use a password' : '用密码登录'}
        </a>
      </WeChatLoginCard>
      <output className="sr-only">{code && `code ${code}`}</output>
    </main>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
