import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { EMAIL, PHONE } from '../connections/signed-in-by.js';
import type { Application } from './application.js';
import type { Branding } from './branding.js';
import { type ConfigFile, configSchema } from './config-schema.js';
import type { Connection } from './connection.js';
import type { Secret } from './values.js';

/** The content of connections.json, with the secrets of environment variables. */
export interface Config {
  branding: Branding;
  email: ConfigFile['email'];
  /** Like `email`, if undefined. */
  phone?: ConfigFile['phone'];
  connections: Connection[];
  applications: Application[];
}

interface ReadConfigOptions {
  /** The environment variables that secrets can name. */
  env: Record<string, string | undefined>;
  /** Whether WeChat is simulated. A missing AppSecret is no problem then. */
  simulated: boolean;
}

const format = ({ path, message }: z.core.$ZodIssue): string => {
  const where = path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`),
    '',
  );
  return where ? `${where}: ${message}` : message;
};

/** Returns the values that occur more than once. */
const findTwice = (values: readonly string[]) => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

/** Finds ids that occur twice, and applications without secret or with unknown connections. */
function findConflicts({ connections, applications }: ConfigFile): string[] {
  const problems: string[] = [];
  const ids = connections.map(({ id }) => id);
  for (const id of findTwice(ids)) problems.push(`connections: two have the id "${id}"`);
  for (const id of findTwice(applications.map(({ clientId }) => clientId))) {
    problems.push(`applications: two have the clientId "${id}"`);
  }
  for (const [
    index,
    { clientSecret, clientAuthentication, connections: offered = [] },
  ] of applications.entries()) {
    const where = `applications[${index}]`;
    for (const id of offered) {
      if (id !== EMAIL && id !== PHONE && !ids.includes(id)) {
        problems.push(`${where}.connections: there is no connection "${id}"`);
      }
    }
    const isPublic = clientAuthentication === 'none';
    if (isPublic && clientSecret)
      problems.push(`${where}.clientSecret: conflicts with clientAuthentication "none"`);
    if (!isPublic && !clientSecret) {
      problems.push(`${where}.clientSecret: missing. Create one with: openssl rand -base64 32`);
    }
  }
  return problems;
}

/**
 * Reads connections.json.
 *
 * @returns the configuration, or all problems. Undefined if there is no such file.
 */
export function readConfig(
  file: string,
  { env, simulated }: ReadConfigOptions,
): { config?: Config; problems: string[] } | undefined {
  if (!existsSync(file)) return;
  const inFile = (problems: string[]) => ({ problems: problems.map((problem) => `${file}: ${problem}`) });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // The message of JSON.parse quotes the text, which contains secrets.
    const position = /position \d+( \(line \d+ column \d+\))?/.exec(`${error}`)?.[0];
    return inFile([
      error instanceof SyntaxError ? `not JSON${position ? ` at ${position}` : ''}` : `${error}`,
    ]);
  }
  const { data, error } = configSchema.safeParse(content);
  if (!data) return inFile(error.issues.map(format));

  const problems = findConflicts(data);
  const resolve = (where: string, value: Secret): string => {
    if (typeof value === 'string') return value;
    const found = env[value.env];
    if (!found && !simulated) problems.push(`${where}: the environment variable ${value.env} is not set`);
    return found || 'simulated';
  };
  const connections = data.connections.map((connection, index) => ({
    ...connection,
    appSecret: resolve(`connections[${index}].appSecret`, connection.appSecret),
  }));
  const applications = data.applications.map(({ clientSecret, ...application }, index) => ({
    ...application,
    clientSecret: clientSecret && resolve(`applications[${index}].clientSecret`, clientSecret),
  }));
  if (problems.length) return inFile(problems);
  const { branding, email, phone } = data;
  return { config: { branding, email, phone, connections, applications }, problems };
}
