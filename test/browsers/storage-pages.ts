import { Hono } from 'hono';
import { html } from 'hono/html';
import { OTHER } from './start-servers.js';

/** The results of a page of OTHER in a frame, and the number of calls from the same page in a pop-up. */
interface StorageReport {
  cookie: string;
  /** The item that the pop-up has stored. */
  stored: string | null;
  /** Whether the frame can store something for itself. */
  keeps: boolean;
  /** Whether the pop-up has reached the frame over a BroadcastChannel. */
  hears: boolean;
  calls: number;
}

declare global {
  interface Window {
    report: Partial<StorageReport>;
  }
}

/** A page that contains a frame of another site, and opens a pop-up of that site. */
export const storagePages = new Hono()
  .get('/storage/around', (c) =>
    c.html(html`<!doctype html><title>Around</title>
      <button onclick="open('${OTHER}/storage/popup', 'other', 'popup,width=300,height=300')">Open</button>
      <script>
        report = {};
        addEventListener('message', ({ data }) => {
          Object.assign(report, data);
          if (data.calls === 1) document.body.insertAdjacentHTML('beforeend', '<iframe src="${OTHER}/storage/frame"></iframe>');
        });
      </script>`),
  )
  .get('/storage/popup', (c) =>
    c.html(html`<!doctype html><title>Pop-up</title><script>
        document.cookie = 'own=1; SameSite=None; Secure; Path=/';
        localStorage.setItem('own', '1');
        const channel = new BroadcastChannel('own');
        let calls = 0;
        setInterval(() => {
          channel.postMessage('call');
          opener.postMessage({ calls: ++calls }, '*');
        }, 100);
      </script>`),
  )
  .get('/storage/frame', (c) =>
    c.html(html`<!doctype html><title>Frame</title><script>
        const tell = (report) => parent.postMessage(report, '*');
        new BroadcastChannel('own').onmessage = () => tell({ hears: true });
        const { cookie } = document;
        const stored = localStorage.getItem('own');
        localStorage.setItem('mine', '1');
        tell({ cookie, stored, keeps: localStorage.getItem('mine') === '1', hears: false });
      </script>`),
  );
