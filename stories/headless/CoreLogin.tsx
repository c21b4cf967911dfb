import { useEffect, useRef } from 'react';
import { createQrLogin, type QrLoginOptions } from 'wechat-qr-login/core';

/** Calls `createQrLogin` with an element of the page, as a page without React does. */
export function CoreLogin(options: QrLoginOptions) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(options);
  useEffect(() => {
    if (!element.current) return;
    const login = createQrLogin(element.current, latest.current);
    return () => login.destroy();
  }, []);
  return <div ref={element} style={{ width: 300, height: 400 }} />;
}
