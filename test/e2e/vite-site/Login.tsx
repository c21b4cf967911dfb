import { useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from '../../../src/react/index.js';

/** A login page; `props` come from its address. */
export function Login({ origin, props }: { origin: string; props: Partial<WeChatQrLoginProps> }) {
  const [code, setCode] = useState('');
  return (
    <main>
      <WeChatQrLogin
        appid="wx1"
        redirect_uri={`${origin}/callback`}
        onAuthorized={(result) => setCode(result.code)}
        {...props}
      />
      <p>code {code}</p>
    </main>
  );
}

export const readProps = (search: string): Partial<WeChatQrLoginProps> =>
  JSON.parse(new URLSearchParams(search).get('props') ?? '{}');
