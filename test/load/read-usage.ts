import { readFileSync } from 'node:fs';

/** Ticks per second of the times in /proc. It is 100 on every Linux that Node runs on. */
const TICKS = 100;

/** The resources that a process has used so far. */
export interface Usage {
  /** Seconds of processor time. */
  processor: number;
  /** Resident memory in bytes. */
  memory: number;
}

/** Reads what a process has used. Linux only. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
export function readUsage(pid: number): Usage {
  // The name of the program is in parentheses, and can contain spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    processor: (Number(fields[11]) + Number(fields[12])) / TICKS,
    memory: Number(kilobytes) * 1024,
  };
}
