import { useEffect, useRef } from 'react';
import { createQrLogin, type QrLoginOptions } from 'wechat-qr-login/core';

/** What a page without React does; the effect only stands for "when the element is there". */
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
