import type { FocusEvent } from 'react';
import type { QrLoginEvents, QrLoginOptions } from 'wechat-qr-login';

export type OptionName = Exclude<keyof QrLoginOptions, keyof QrLoginEvents | 'id' | 'title' | 'nonce'>;

type Option = { name: OptionName } & (
  | { kind: 'choice'; choices: readonly unknown[] }
  | { kind: 'text' | 'number' | 'long' }
);

/** The options that the developer panel can change. */
export const OPTIONS: readonly Option[] = [
  { name: 'appid', kind: 'text' },
  { name: 'redirect_uri', kind: 'text' },
  { name: 'scope', kind: 'text' },
  { name: 'state', kind: 'text' },
  { name: 'self_redirect', kind: 'choice', choices: [undefined, true, false] },
  { name: 'style', kind: 'choice', choices: [undefined, 'black', 'white'] },
  { name: 'lang', kind: 'choice', choices: [undefined, 'cn', 'en'] },
  { name: 'stylelite', kind: 'choice', choices: [undefined, true, false] },
  { name: 'fast_login', kind: 'choice', choices: [undefined, true, false] },
  { name: 'color_scheme', kind: 'choice', choices: [undefined, 'auto', 'light', 'dark'] },
  { name: 'appearance', kind: 'choice', choices: [undefined, 'light', 'dark', 'auto'] },
  { name: 'css', kind: 'long' },
  { name: 'href', kind: 'text' },
  { name: 'enabled', kind: 'choice', choices: [undefined, true, false] },
  { name: 'script', kind: 'choice', choices: [undefined, 'preferred', 'required', 'none'] },
  { name: 'scriptUrl', kind: 'text' },
  { name: 'authorizationEndpoint', kind: 'text' },
  { name: 'timeout', kind: 'number' },
  { name: 'retries', kind: 'number' },
  { name: 'expiresIn', kind: 'number' },
  { name: 'autoRefresh', kind: 'choice', choices: [undefined, true, false] },
  { name: 'width', kind: 'number' },
  { name: 'height', kind: 'number' },
];

interface OptionControlProps {
  option: Option;
  value: unknown;
  onChange: (name: OptionName, value: unknown) => void;
}

/** An option's label and field. An empty field omits the option. */
export function OptionControl({ option, value, onChange }: OptionControlProps) {
  const { name } = option;
  const shown = value === undefined ? '' : String(value);
  // Changes on Enter and blur, because each change requests a new QR code.
  const change = (text: string) =>
    text !== shown &&
    onChange(name, text === '' ? undefined : option.kind === 'number' ? Number(text) : text);
  const field = () => {
    if (option.kind === 'choice') {
      return (
        <select
          id={`option-${name}`}
          value={option.choices.indexOf(value)}
          onChange={(event) => onChange(name, option.choices[Number(event.target.value)])}
        >
          {option.choices.map((choice, index) => (
            <option key={String(choice)} value={index}>
              {choice === undefined ? '(unset)' : String(choice)}
            </option>
          ))}
        </select>
      );
    }
    const shared = {
      id: `option-${name}`,
      defaultValue: shown,
      spellCheck: false,
      onBlur: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => change(event.target.value),
    };
    if (option.kind === 'long') return <textarea key={shown} rows={4} {...shared} />;
    return (
      <input
        key={shown}
        type={option.kind}
        {...shared}
        onKeyDown={(event) => event.key === 'Enter' && change(event.currentTarget.value)}
      />
    );
  };
  return (
    <div>
      <label htmlFor={`option-${name}`}>{name}</label>
      {field()}
    </div>
  );
}
