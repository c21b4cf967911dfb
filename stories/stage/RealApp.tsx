import type { StageTexts } from './texts.js';

/** The app that stories run with when the toolbar says "real". Kept in this browser. */
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

/** In the phone's place: with the real WeChat, yours is in your hand. */
export function RealApp({ text, app, onChange }: RealAppProps) {
  const field = (name: keyof App, placeholder: string) => (
    <label>
      {name}
      <input
        defaultValue={app[name]}
        placeholder={placeholder}
        spellCheck={false}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
        // Not at each key: every changed value asks WeChat for a QR.
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
      {field('appid', 'wx0123456789abcdef')}
      {field('redirect_uri', 'https://shop.example/callback.html')}
    </section>
  );
}
