import { type FormEvent, useState } from 'react';
import type { Visitor } from '../auth-client.js';
import type { Texts } from '../texts/texts.js';
import { changeAccount } from './account-client.js';

interface NameRowProps {
  text: Texts;
  visitor: Visitor;
  onChange: (visitor: Visitor) => void;
}

/** The visitor has just asked to edit the name. */
const focus = (input: HTMLInputElement | null) => input?.focus();

/** Shows the name of the account, and a form that changes it. */
export function NameRow({ text, visitor, onChange }: NameRowProps) {
  const [editing, setEditing] = useState(false);
  const [complaint, setComplaint] = useState('');
  const words = text.account;
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = `${new FormData(event.currentTarget).get('name')}`.trim();
    if (!name) return;
    const refusal = await changeAccount('/update-user', { name }, text);
    if (refusal) return setComplaint(refusal.message);
    setComplaint('');
    setEditing(false);
    onChange({ ...visitor, name });
  };
  if (!editing) {
    return (
      <div className="row">
        <span className="muted">{words.name}</span>
        <span className="value">{visitor.name}</span>
        <button
          type="button"
          aria-label={`${words.change} ${words.name}`}
          onClick={() => {
            setEditing(true);
          }}
        >
          {words.change}
        </button>
      </div>
    );
  }
  return (
    <form className="row-form" onSubmit={save}>
      <label>
        {words.name}
        <input
          name="name"
          defaultValue={visitor.name}
          maxLength={100}
          autoComplete="nickname"
          ref={focus}
          required
        />
      </label>
      <p role="alert" className="complaint">
        {complaint}
      </p>
      <div className="actions pair">
        <button type="button" onClick={() => setEditing(false)}>
          {words.cancel}
        </button>
        <button type="submit" className="primary">
          {words.save}
        </button>
      </div>
    </form>
  );
}
