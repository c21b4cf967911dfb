import { type Decided, RequestError, type Server, type ServerError, type Waiting } from './create-server.js';
import type { Entry } from './read-entry.js';

/** The state of the page. */
export interface ScanState {
  /** `asking`: waits for the visitor's decision. `sending`: sends it. `no_code`: opened without a QR code. */
  step: 'no_code' | 'scanning' | 'asking' | 'sending' | 'confirmed' | 'cancelled' | 'failed';
  waiting?: Waiting;
  /** Set with `confirmed`: the number that the visitor types on the waiting page. */
  number?: string;
  fromPicture: boolean;
  /** Set with `failed`, and with `asking` after an error that allows a retry. */
  error?: ServerError;
  /** Set with `failed`: whether `start()` can be called again. */
  canRetry?: boolean;
}

/** The actions of the page. */
export interface Scan {
  readonly state: ScanState;
  /** Reports the scan to the server. Call it again to retry. */
  start(): Promise<void>;
  confirm(): Promise<void>;
  /** Confirms with the `code` of the phone-number button. Does nothing without a code: the visitor has refused. */
  confirmWithPhoneNumber(code: string | undefined): Promise<void>;
  cancel(): Promise<void>;
}

/** Errors after which the code is still valid, so that the visitor can retry. */
const TEMPORARY_ERRORS: readonly ServerError[] = [
  'network',
  'phone_number_failed',
  'phone_number_required',
  'too_many',
  'wechat',
];

/** Creates the state machine of the page. It uses neither `wx` nor the page, and reports each state to `onChange`. */
export function createScan(server: Server, entry: Entry, onChange: (state: ScanState) => void): Scan {
  const { fromPicture } = entry;
  const enter = (state: Omit<ScanState, 'fromPicture'>) => {
    scan.state = { ...state, fromPicture };
    onChange(scan.state);
  };

  const toReason = (thrown: unknown): ServerError =>
    thrown instanceof RequestError ? thrown.reason : 'unknown';

  /** A second tap does nothing, because the step is no longer `asking`. */
  const send = async (step: 'confirmed' | 'cancelled', request: (waiting: Waiting) => Promise<Decided>) => {
    const { waiting, step: before } = scan.state;
    if (before !== 'asking' || !waiting) return;
    enter({ step: 'sending', waiting });
    try {
      const { number } = await request(waiting);
      enter(number ? { step, number } : { step });
    } catch (thrown) {
      const error = toReason(thrown);
      enter(
        TEMPORARY_ERRORS.includes(error) ? { step: 'asking', waiting, error } : { step: 'failed', error },
      );
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
        enter({ step: 'failed', error, canRetry: TEMPORARY_ERRORS.includes(error) });
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
