import { StrictMode, Suspense } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from '../../../src/react/index.js';

/** The login page, on the server and in the browser. */
export function Login({ report, ...props }: WeChatQrLoginProps & { report?: (...event: unknown[]) => void }) {
  return (
    <StrictMode>
      <Suspense fallback="waiting">
        <WeChatQrLogin
          {...props}
          script="none"
          onAuthorized={(result) => report?.('authorized', result)}
          onStatusChange={(status) => report?.('status', status)}
          onError={({ code }) => report?.('error', code)}
        />
      </Suspense>
    </StrictMode>
  );
}
