import { type Decided, RequestError, type Server, type ServerError, type Waiting } from './create-server.js';
import type { Entry } from './read-entry.js';

/** What the page shows. */
export interface ScanState {
  /** `asking`: the visitor decides. `sending`: they have. `no_code`: opened without a QR code. */
  step: 'no_code' | 'scanning' | 'asking' | 'sending' | 'confirmed' | 'cancelled' | 'failed';
  waiting?: Waiting;
  /** Together with `confirmed`: the visitor types it on the page, which is signed in only then. */
  number?: string;
  fromPicture: boolean;
  /** Why; together with `asking` something that may be tried again. */
  error?: ServerError;
  /** Together with `failed`: `start()` may still succeed. */
  mayRetry?: boolean;
}

/** The visitor's hand. */
export interface Scan {
  readonly state: ScanState;
  /** Tells the server that the code was scanned. Also the way on where it may be tried again. */
  start(): Promise<void>;
  confirm(): Promise<void>;
  /** `code` is what the phone-number button brought; without one the visitor refused it, and nothing is sent. */
  confirmWithPhoneNumber(code: string | undefined): Promise<void>;
  cancel(): Promise<void>;
}

/** After these the code is as good as before: the visitor may try again. */
const MAY_PASS: readonly ServerError[] = [
  'network',
  'phone_number_failed',
  'phone_number_required',
  'too_many',
  'wechat',
];

/** The order of things on the phone. Knows no `wx` and no page: each change goes to `onChange`. */
export function createScan(server: Server, entry: Entry, onChange: (state: ScanState) => void): Scan {
  const { fromPicture } = entry;
  const enter = (state: Omit<ScanState, 'fromPicture'>) => {
    scan.state = { ...state, fromPicture };
    onChange(scan.state);
  };

  const toReason = (thrown: unknown): ServerError =>
    thrown instanceof RequestError ? thrown.reason : 'unknown';

  /** Only once: a second tap while the first is on its way finds another step. */
  const send = async (step: 'confirmed' | 'cancelled', request: (waiting: Waiting) => Promise<Decided>) => {
    const { waiting, step: before } = scan.state;
    if (before !== 'asking' || !waiting) return;
    enter({ step: 'sending', waiting });
    try {
      const { number } = await request(waiting);
      enter(number ? { step, number } : { step });
    } catch (thrown) {
      const error = toReason(thrown);
      enter(MAY_PASS.includes(error) ? { step: 'asking', waiting, error } : { step: 'failed', error });
    }
  };

  const scan: Scan & { state: ScanState } = {
    state: { step: entry.token ? 'scanning' : 'no_code', fromPicture },
    async start() {
      if (!entry.token) return enter({ step: 'no_code' });
      enter({ step: 'scanning' });
      try {
        enter({ step: 'asking', waiting: await server.scan(entry.token) });
      } catch (thrown) {
        const error = toReason(thrown);
        enter({ step: 'failed', error, mayRetry: MAY_PASS.includes(error) });
      }
    },
    confirm: () => send('confirmed', ({ scan: secret }) => server.confirm(secret)),
    async confirmWithPhoneNumber(code) {
      if (code) await send('confirmed', ({ scan: secret }) => server.confirm(secret, code));
    },
    cancel: () => send('cancelled', ({ scan: secret }) => server.cancel(secret)),
  };
  return scan;
}
