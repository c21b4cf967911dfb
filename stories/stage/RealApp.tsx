import type { StageTexts } from './texts.js';

/** The app that stories use with the real WeChat. Stored in this browser. */
export interface App {
  appid: string;
  redirect_uri: string;
}

const KEY = 'wechat-qr-login/storybook-app';

export const readApp = (): App => ({
  appid: '',
  redirect_uri: '',
  ...JSON.parse(localStorage.getItem(KEY) ?? '{}'),
});

interface RealAppProps {
  text: StageTexts;
  app: App;
  onChange: (app: App) => void;
}

/** Replaces the phone while the toolbar says "WeChat: real": the fields for your app. */
export function RealApp({ text, app, onChange }: RealAppProps) {
  const renderField = (name: keyof App, placeholder: string) => (
    <label>
      {name}
      <input
        defaultValue={app[name]}
        placeholder={placeholder}
        spellCheck={false}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
        // Not on each keystroke: every new value asks WeChat for a QR code.
        onBlur={({ target }) => {
          const changed = { ...app, [name]: target.value.trim() };
          localStorage.setItem(KEY, JSON.stringify(changed));
          onChange(changed);
        }}
      />
    </label>
  );
  return (
    <section className="real-app" aria-label={text.real}>
      <h2>{text.real}</h2>
      <p>{text.realHint}</p>
      {renderField('appid', 'wx0123456789abcdef')}
      {renderField('redirect_uri', 'https://shop.example/callback.html')}
    </section>
  );
}
