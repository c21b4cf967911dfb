import { useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';

/** A login in an element that is not in the document. The story inserts the element after the error. */
export function DetachedLogin({ onError, ...props }: WeChatQrLoginProps) {
  const [host] = useState(() => document.createElement('div'));
  const place = useRef<HTMLDivElement>(null);
  const login = (
    <WeChatQrLogin
      {...props}
      onError={(error) => {
        onError?.(error);
        place.current?.append(host);
      }}
    />
  );
  return (
    <>
      <div ref={place} />
      {createPortal(login, host)}
    </>
  );
}
