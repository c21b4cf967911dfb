import type { AuthContext } from 'better-auth';
import { translate } from '../../localized.js';
import type { Application } from '../config/application.js';
import { hash } from '../hash.js';

const model = 'oauthClient';
type Adapter = Pick<AuthContext['adapter'], 'create' | 'findMany' | 'update'>;
interface Client {
  id: string;
  clientId: string;
  disabled?: boolean | null;
}

/** Returns the row of the application. Its secret is hashed. */
const toClient = (application: Application) => ({
  clientId: application.clientId,
  clientSecret: application.clientSecret ? hash(application.clientSecret) : null,
  name: translate(application.name, 'en'),
  redirectUris: application.redirectUris,
  postLogoutRedirectUris: application.logoutUris,
  tokenEndpointAuthMethod: application.clientAuthentication,
  applicationType: 'web',
  scopes: [...application.scopes],
  grantTypes: ['authorization_code', 'refresh_token'],
  responseTypes: ['code'],
  requirePKCE: true,
  skipConsent: true,
  enableEndSession: true,
  disabled: false,
  updatedAt: new Date(),
});

/**
 * Writes the applications of connections.json into better-auth's table. Applications that are no longer in the file are
 * disabled: they get no tokens any more.
 */
export async function syncApplications(
  adapter: Adapter,
  applications: readonly Application[],
): Promise<void> {
  const known = await adapter.findMany<Client>({ model, limit: 10_000 });
  const update = (id: string, values: object) =>
    adapter.update({ model, where: [{ field: 'id', value: id }], update: { ...values } });
  for (const application of applications) {
    const client = toClient(application);
    const row = known.find(({ clientId }) => clientId === application.clientId);
    if (row) await update(row.id, client);
    else await adapter.create({ model, data: { ...client, createdAt: new Date() } });
  }
  const listed = applications.map(({ clientId }) => clientId);
  for (const { id, clientId, disabled } of known) {
    if (!listed.includes(clientId) && !disabled) await update(id, { disabled: true });
  }
}
