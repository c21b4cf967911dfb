import { z } from 'zod';
import { applicationSchema } from './application.js';
import { brandingSchema, EXAMPLE_BRANDING } from './branding.js';
import { connectionSchema } from './connection.js';

/** Whether visitors can sign in and up in a way that is not WeChat. */
const loginMode = z.enum(['on', 'login-only', 'off']);

/** The schema of connections.json. */
export const configSchema = z.strictObject({
  $schema: z.string().optional().describe('Address of this schema, for your editor.'),
  branding: brandingSchema.default(EXAMPLE_BRANDING).describe('How the pages present your service.'),
  email: loginMode
    .default('on')
    .describe('Login by e-mail and password: with or without new accounts, or not at all.'),
  phone: loginMode
    .optional()
    .describe('Login by phone number and code, like "email" if omitted. Needs SMS_WEBHOOK_URL.'),
  connections: z.array(connectionSchema).min(1).max(20),
  applications: z.array(applicationSchema).max(100).default([]),
});

export type LoginMode = z.infer<typeof loginMode>;
export type ConfigFile = z.infer<typeof configSchema>;

/** Creates the JSON Schema of connections.json, which editors use. */
export const createConfigJsonSchema = () => ({
  ...z.toJSONSchema(configSchema, { io: 'input' }),
  title: 'connections.json of the wechat-qr-login service',
});
