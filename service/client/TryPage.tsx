import { type ReactNode, useEffect, useState } from 'react';
import { translate } from '../localized.js';
import type { Trial } from '../server/create-trial.js';
import { fetchTrial } from './auth-client.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';
import { useTitle } from './use-title.js';

interface TryPageProps {
  text: Texts;
  lang: Lang;
  /** Name of the service. */
  name: string;
}

interface EntryProps {
  title: string;
  kind: string;
  facts: readonly (readonly [name: string, value: ReactNode])[];
  tryUrl: string;
  action: string;
  hint?: string | undefined;
}

/** A connection or an application, with a link that tries it in another tab. */
const Entry = ({ title, kind, facts, tryUrl, action, hint }: EntryProps) => (
  <li className="entry">
    <div className="entry-head">
      <h3>{title}</h3>
      <span className="badge">{kind}</span>
      <a className="primary" href={tryUrl} target="_blank" rel="noopener" aria-label={`${action} ${title}`}>
        {action}
      </a>
    </div>
    <dl>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {hint && <p className="muted">{hint}</p>}
  </li>
);

const lines = (values: readonly string[]) =>
  values.map((value) => (
    <code key={value} className="line">
      {value}
    </code>
  ));

/** The page "Try this login": connections and applications with their addresses. */
export function TryPage({ text, lang, name }: TryPageProps) {
  const [trial, setTrial] = useState<Trial | { id?: string | undefined }>();
  const words = text.trial;
  useTitle(words.title, name);
  useEffect(() => {
    fetchTrial().then(setTrial);
  }, []);
  if (!trial) return <main className="card wide" aria-busy="true" />;
  if (!('connections' in trial)) {
    return (
      <main className="card single">
        <h1>{words.refused}</h1>
        <p className="muted">{trial.id ? words.refusedAccount(trial.id) : words.refusedVisitor}</p>
        <div className="actions">
          <a className="primary" href="/">
            {text.loginAgain}
          </a>
        </div>
      </main>
    );
  }
  const { issuer, discovery, connections, applications } = trial;
  return (
    <main className="card wide">
      <h1>{words.title}</h1>
      <p className="muted">{words.intro}</p>
      <h2>{words.connections}</h2>
      <ul>
        {connections.map(({ id, type, displayName, appId, addresses, callbackUrl, tryUrl }) => (
          <Entry
            key={id}
            title={displayName ? translate(displayName, lang) : id}
            kind={words.types[type]}
            facts={[
              ['id', <code key="id">{id}</code>],
              ['AppID', <code key="appId">{appId}</code>],
              [type === 'mini-program' ? words.server : words.redirects, lines(addresses)],
              ...(callbackUrl ? [['callbackUrl', lines([callbackUrl])] as const] : []),
            ]}
            tryUrl={tryUrl}
            action={words.action}
          />
        ))}
      </ul>
      <h2>{words.applications}</h2>
      <dl>
        <div>
          <dt>{words.issuer}</dt>
          <dd>{lines([issuer])}</dd>
        </div>
        <div>
          <dt>{words.discovery}</dt>
          <dd>{lines([discovery])}</dd>
        </div>
      </dl>
      {applications.length === 0 && <p className="muted">{words.noApplications}</p>}
      <ul>
        {applications.map(
          ({ clientId, name, redirectUris, scopes, connections: offered, tryUrl, hasLoginUrl }) => (
            <Entry
              key={clientId}
              title={translate(name, lang)}
              kind="OpenID Connect"
              facts={[
                ['client_id', <code key="id">{clientId}</code>],
                ['redirect_uri', lines(redirectUris)],
                ['scope', <code key="scopes">{scopes.join(' ')}</code>],
                [words.offers, offered?.join(', ') ?? words.all],
              ]}
              tryUrl={tryUrl}
              action={words.action}
              hint={hasLoginUrl ? undefined : words.unasked}
            />
          ),
        )}
      </ul>
    </main>
  );
}
