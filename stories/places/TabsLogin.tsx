import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { PasswordForm } from './PasswordForm.js';
import { texts } from './texts.js';

const TABS = ['scanTab', 'passwordTab'] as const;
type Tab = (typeof TABS)[number];

/**
 * A login in a tab. It requests a QR code when the tab is first opened, and keeps it while the other tab is open. The
 * arrow keys switch tabs.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export function TabsLogin({
  lang = 'cn',
  first = 'scanTab',
  ...props
}: WeChatQrLoginProps & { first?: Tab }) {
  const [tab, setTab] = useState<Tab>(first);
  const [isVisited, setIsVisited] = useState(first === 'scanTab');
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const text = texts[lang];

  const openTab = (name: Tab) => {
    setTab(name);
    if (name === 'scanTab') setIsVisited(true);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const next = TABS.find((name) => name !== tab) ?? tab;
    openTab(next);
    list.current?.querySelector<HTMLElement>(`[data-tab=${next}]`)?.focus();
  };

  return (
    <div className="card">
      <div className="tabs" role="tablist" ref={list} aria-label={text.submit} onKeyDown={onKeyDown}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            data-tab={name}
            id={`${id}-${name}`}
            tabIndex={name === tab ? 0 : -1}
            aria-selected={name === tab}
            aria-controls={`${id}-${name}-panel`}
            onClick={() => openTab(name)}
          >
            {text[name]}
          </button>
        ))}
      </div>
      {TABS.map((name) => (
        <div
          key={name}
          role="tabpanel"
          id={`${id}-${name}-panel`}
          aria-labelledby={`${id}-${name}`}
          hidden={name !== tab}
        >
          {name === 'scanTab' ? (
            <WeChatQrLogin {...props} lang={lang} enabled={isVisited} />
          ) : (
            <PasswordForm lang={lang} />
          )}
        </div>
      ))}
    </div>
  );
}
