import { type ComponentProps, createRef } from 'react';
import {
  MiniProgramQrLogin,
  type MiniProgramQrLoginHandle,
  type ScanCodeLook,
  type ScanLoginAdapter,
  type ScanNews,
  type ScanOutcome,
} from '../../../../src/mini-program/index.js';
import { HostileCase, type HostileLogin } from './case.js';
import { createLabels, createParts, type Look } from './parts.js';

type Props = ComponentProps<typeof MiniProgramQrLogin>;

const PARTS = [
  'loading',
  'pending',
  'scanned',
  'confirming',
  'authorized',
  'cancelled',
  'expired',
  'actionRequired',
  'error',
] as const;
const LABELS = [...PARTS, 'title', 'refresh', 'retry'] as const;

const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7H1z"/></svg>')}`;
const USER = { nickname: 'Lin', avatar: PICTURE };

/** A server in the page, for one login. */
class Server {
  /** What the next code waits for. */
  gate: Promise<void> | undefined;
  broken = false;
  /** Opens the gate. */
  open = () => undefined as void;
  say: (news: ScanNews) => void = () => undefined;
  #settle = { resolve: (_: ScanOutcome) => undefined as void, reject: () => undefined as void };

  constructor(readonly look: ScanCodeLook) {}

  hold(): void {
    this.gate = new Promise((resolve) => (this.open = resolve));
  }

  readonly adapter: ScanLoginAdapter = async () => {
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
      new Promise<ScanOutcome>((resolve, reject) => (this.#settle = { resolve, reject: () => reject() }));
    this.say({ status: 'confirming', user: USER, exchange });
  }

  settle(outcome?: ScanOutcome): void {
    if (outcome) this.#settle.resolve(outcome);
    else this.#settle.reject();
  }
}

interface Context {
  page: HostileCase;
  props: Partial<Props>;
  handle: { current: MiniProgramQrLoginHandle | null };
  server: Server;
}

interface MiniProgramStage {
  from: string;
  to: string;
  look?: ScanCodeLook;
  props?: Partial<Props>;
  prepare?(server: Server): void;
  /** On the way to the status, once the code is there. */
  reach?(server: Server): void;
  next(context: Context): void;
}

const say = (news: ScanNews) => (server: Server) => server.say(news);
const hear = (news: ScanNews) => (context: Context) => context.server.say(news);
const hold = (server: Server) => server.hold();
const breakIt = (server: Server) => {
  server.broken = true;
};
const change = (props: Partial<Props>) => (context: Context) => {
  Object.assign(context.props, props);
  context.page.render();
};
/** As a visitor does, where the button can still be clicked. */
const refresh = ({ page, handle, server }: Context) => {
  server.broken = false;
  if (!page.click('button')) handle.current?.refresh();
};
const AUTHORIZED: ScanOutcome = { status: 'authorized', result: 'token', user: USER };
const SCANNED: ScanNews = { status: 'scanned', user: USER };

export const MINI_PROGRAM_STAGES: Record<string, MiniProgramStage> = {
  'idle, then enabled': {
    from: 'idle',
    props: { enabled: false },
    next: change({ enabled: true }),
    to: 'pending',
  },
  'loading, then pending': {
    from: 'loading',
    prepare: hold,
    next: ({ server }) => server.open(),
    to: 'pending',
  },
  'loading, then an error': {
    from: 'loading',
    prepare: hold,
    next({ server }) {
      server.broken = true;
      server.open();
    },
    to: 'error',
  },
  'pending with a text that is drawn, then scanned': {
    from: 'pending',
    look: { text: 'https://shop.example/m?token=t', logo: PICTURE },
    next: hear(SCANNED),
    to: 'scanned',
  },
  'pending, then scanned by somebody': { from: 'pending', next: hear(SCANNED), to: 'scanned' },
  'pending, then scanned by nobody known': {
    from: 'pending',
    next: hear({ status: 'scanned' }),
    to: 'scanned',
  },
  'pending, then cancelled': { from: 'pending', next: hear({ status: 'cancelled' }), to: 'cancelled' },
  'pending, then expired': { from: 'pending', next: hear({ status: 'expired' }), to: 'expired' },
  'pending, then malformed options': { from: 'pending', next: change({ interval: -1 }), to: 'error' },
  'scanned, then left': {
    from: 'scanned',
    reach: say(SCANNED),
    next: hear({ status: 'pending' }),
    to: 'pending',
  },
  'scanned, then confirming': {
    from: 'scanned',
    reach: say(SCANNED),
    next: ({ server }) => server.confirm(),
    to: 'confirming',
  },
  'scanned, then action required': {
    from: 'scanned',
    reach: say({ status: 'scanned' }),
    next: hear({ status: 'action_required', payload: { mfa: true } }),
    to: 'action_required',
  },
  'confirming, then authorized': {
    from: 'confirming',
    reach: (server) => server.confirm(),
    next: ({ server }) => server.settle(AUTHORIZED),
    to: 'authorized',
  },
  'confirming, then an error': {
    from: 'confirming',
    reach: (server) => server.confirm(),
    next: ({ server }) => server.settle(),
    to: 'error',
  },
  'authorized, then refreshed': {
    from: 'authorized',
    reach: say(AUTHORIZED),
    next: refresh,
    to: 'pending',
  },
  'cancelled, then refreshed': {
    from: 'cancelled',
    reach: say({ status: 'cancelled' }),
    next: refresh,
    to: 'pending',
  },
  'expired, then refreshed': {
    from: 'expired',
    reach: say({ status: 'expired' }),
    next: refresh,
    to: 'pending',
  },
  'action required, then refreshed': {
    from: 'action_required',
    reach: say({ status: 'action_required', payload: 1 }),
    next: refresh,
    to: 'pending',
  },
  'error, then refreshed': { from: 'error', prepare: breakIt, next: refresh, to: 'pending' },
};

let count = 0;

export function createMiniProgramLogin(
  name: string,
  seed: number,
  look: Look,
  stage: MiniProgramStage,
): HostileLogin {
  const id = `mini-${++count}`;
  const handle = createRef<MiniProgramQrLoginHandle>();
  const props: Partial<Props> = { ...stage.props };
  const server = new Server(stage.look ?? { picture: PICTURE });
  stage.prepare?.(server);
  const page = new HostileCase(name, id, seed, (onStatusChange, renders) => (
    <MiniProgramQrLogin
      ref={handle}
      className={id}
      adapter={server.adapter}
      labels={{ ...createLabels(id, LABELS), title: `${id} render ${renders}` }}
      onStatusChange={onStatusChange}
      onError={() => undefined}
      {...createParts(id, PARTS, look)}
      {...props}
    />
  ));
  const context: Context = { page, props, handle, server };
  return {
    page,
    from: stage.from,
    to: stage.to,
    async reach() {
      if (!stage.reach) return;
      await page.until('pending');
      stage.reach(server);
    },
    next: () => stage.next(context),
    canGoOn: () => true,
    refresh: () => handle.current?.refresh(),
    approve: () => server.say(AUTHORIZED),
    getPart(status) {
      if (props.enabled === false) return undefined;
      return status === 'idle' ? 'loading' : status.replace('_r', 'R');
    },
  };
}
