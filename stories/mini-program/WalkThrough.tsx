import { useState } from 'react';
import { MiniProgramQrLogin, type MiniProgramQrLoginProps } from 'wechat-qr-login/mini-program';
import { createScriptedServer, LIN } from './scripted-server.js';

/** The login, and the visitor's phone as four buttons. */
export function WalkThrough(props: Omit<MiniProgramQrLoginProps, 'adapter'>) {
  const [{ adapter, say }] = useState(createScriptedServer);
  return (
    <div className="story-column">
      <MiniProgramQrLogin {...props} adapter={adapter} interval={200} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset has a look of its own in each browser */}
      <div role="group" aria-label="Phone">
        <button type="button" onClick={() => say({ status: 'scanned', user: LIN })}>
          Scan
        </button>
        <button
          type="button"
          onClick={() => say({ status: 'authorized', result: { token: 'a session' }, user: LIN })}
        >
          Confirm
        </button>
        <button type="button" onClick={() => say({ status: 'cancelled' })}>
          Cancel
        </button>
        <button type="button" onClick={() => say({ status: 'expired' })}>
          Let it expire
        </button>
      </div>
    </div>
  );
}
