import type {
  MiniProgramAdapter,
  MiniProgramCodeImage,
  MiniProgramOutcome,
  MiniProgramUpdate,
} from '../../../../src/mini-program/index.js';

export const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7H1z"/></svg>')}`;
export const USER = { nickname: 'Lin', avatar: PICTURE };

/** A server in the page, for one login. */
export class Server {
  /** The promise that the next code waits for. */
  gate: Promise<void> | undefined;
  broken = false;
  /** Opens the gate. */
  open: () => void = () => undefined;
  say: (news: MiniProgramUpdate) => void = () => undefined;
  settle: (outcome?: MiniProgramOutcome) => void = () => undefined;

  constructor(readonly look: MiniProgramCodeImage) {}

  hold(): void {
    this.gate = new Promise((resolve) => {
      this.open = resolve;
    });
  }

  readonly adapter: MiniProgramAdapter = async () => {
    await this.gate;
    if (this.broken) throw new Error('broken');
    return {
      ...this.look,
      expiresIn: 1e6,
      poll: () => new Promise(() => undefined),
      subscribe: (report, signal) => {
        this.say = report;
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve(false)));
      },
    };
  };

  confirm(): void {
    const exchange = () =>
      new Promise<MiniProgramOutcome>((resolve, reject) => {
        this.settle = (outcome) => (outcome ? resolve(outcome) : reject(new Error('broken')));
      });
    this.say({ status: 'confirming', user: USER, exchange });
  }
}
