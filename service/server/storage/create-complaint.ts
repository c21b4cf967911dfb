import { formatLine, nameOf } from '../logger.js';

/** What is said of a connection that mends itself. */
export interface Complaint {
  failed(error: Error): void;
  mended(): void;
}

/** One line when it breaks; the tries that follow say the same, until one succeeds. */
export function createComplaint(name: string, log: (line: string) => void): Complaint {
  let broken = false;
  return {
    failed(error) {
      if (!broken) log(formatLine('error', `${name} failed`, [nameOf(error)]));
      broken = true;
    },
    mended() {
      broken = false;
    },
  };
}
