import { test, vi } from 'vitest';
test('probe', async () => {
  vi.useFakeTimers();
  const f = document.createElement('iframe');
  f.src = 'https://open.weixin.qq.com/connect/qrconnect?a=1';
  f.addEventListener('load', () => console.log('load fired', f.contentWindow?.location.href));
  document.body.append(f);
  console.log(f.src, typeof f.contentWindow, f.contentWindow?.location.href, f.contentDocument?.URL);
  vi.useRealTimers();
  await new Promise(r => setTimeout(r, 200));
  console.log('after', f.contentWindow?.location.href);
  try { Object.defineProperty(f, 'contentWindow', { value: { location: new URL('http://localhost:3000/x') }, configurable: true }); console.log('ok', f.contentWindow?.location.href) } catch (e) { console.log(e) }
  console.log(typeof performance.getEntriesByName, window === globalThis, window.parent === window, window.opener, location.href);
  const e = new MessageEvent('message', { source: f.contentDocument!.defaultView, origin: 'https://a', data: 'x' });
  console.log(e.origin, e.source === f.contentDocument!.defaultView, document.hidden, typeof SecurityPolicyViolationEvent, typeof MutationObserver);
  const s = document.createElement('script'); s.src='https://x.example/a.js'; document.head.append(s);
  s.setAttribute('nonce','a'); console.log(s.outerHTML, typeof requestAnimationFrame);
});
