/** A login by mini program, from the QR code to the session. Secrets are stored as hashes. */
export interface MiniProgramLogin {
  /** Identifies the login in URLs. The id alone grants nothing. */
  id: string;
  /** Id of the connection whose page shows the QR code. */
  connection: string;
  /** Id of the account that the WeChat is bound to. Null if the login signs in. */
  userId: string | null;
  /** `no_account`: the visitor has confirmed, but only existing accounts can sign in. */
  status: 'pending' | 'scanned' | 'confirmed' | 'cancelled' | 'no_account' | 'used';
  openid: string | null;
  unionid: string | null;
  phoneNumber: string | null;
  /** The phone shows it after the confirmation, and the visitor types it on the waiting page. */
  number: string | null;
  /** Host, browser and IP address of the waiting page. The phone shows them. */
  site: string;
  browserName: string;
  place: string | null;
  expiresAt: Date;
}

/** The database table, as a better-auth plugin declares it. */
export const miniProgramLoginSchema = {
  miniProgramLogin: {
    // The name that the table has in existing databases.
    modelName: 'scanLogin',
    fields: {
      // Optional, because the column is added to existing tables.
      connection: { type: 'string', required: false },
      userId: { type: 'string', required: false },
      /** Hash of the token in the QR code. */
      token: { type: 'string', required: true, unique: true },
      /** Hash of the cookie of the browser that shows the QR code. */
      browser: { type: 'string', required: true, index: true },
      status: { type: 'string', required: true },
      openid: { type: 'string', required: false, index: true },
      unionid: { type: 'string', required: false },
      /** Hash of the secret of the phone that scanned. */
      scan: { type: 'string', required: false, unique: true },
      phoneNumber: { type: 'string', required: false },
      number: { type: 'string', required: false },
      site: { type: 'string', required: true },
      // The name that the column has in existing databases.
      browserName: { type: 'string', required: true, fieldName: 'client' },
      place: { type: 'string', required: false },
      expiresAt: { type: 'date', required: true, index: true },
    },
  },
} as const;
