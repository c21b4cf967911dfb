import { formatLine } from '../format-line.js';
import { getErrorName } from '../get-error-name.js';

/** Reports the failures of a connection that reconnects automatically. */
export interface Complaint {
  failed(error: Error): void;
  recovered(): void;
}

/** Logs the first failure. Further failures are not logged until the connection has recovered. */
export function createComplaint(name: string, log: (line: string) => void): Complaint {
  let isBroken = false;
  return {
    failed(error) {
      if (!isBroken) log(formatLine('error', `${name} failed`, [getErrorName(error)]));
      isBroken = true;
    },
    recovered() {
      isBroken = false;
    },
  };
}
