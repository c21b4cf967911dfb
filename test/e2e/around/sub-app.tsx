import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WeChatQrLogin } from '../../../src/react/index.js';

/** An app inside another page. Its HTML contains the options. It writes its events below the component. */
const root = document.getElementById('root') as HTMLElement;
const events = document.getElementById('events') as HTMLElement;
const props = JSON.parse(`${root.dataset.props}`);

const report = (name: string) => (detail?: unknown) => {
  const line = document.createElement('li');
  line.dataset.event = name;
  line.textContent = JSON.stringify(
    detail instanceof Error ? { ...detail, message: detail.message } : detail,
  );
  events.append(line);
};

const handlers = { onAuthorized: report('authorized'), onRefused: report('refused') };
createRoot(root).render(
  <StrictMode>
    <WeChatQrLogin
      onReady={report('ready')}
      onError={report('error')}
      {...(props.self_redirect !== false && handlers)}
      {...props}
    />
  </StrictMode>,
);
