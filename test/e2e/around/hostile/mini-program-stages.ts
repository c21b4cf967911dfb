import type {
  MiniProgramQrLoginHandle,
  MiniProgramQrLoginProps,
  ScanCodeLook,
  ScanNews,
  ScanOutcome,
} from '../../../../src/mini-program/index.js';
import type { HostileCase } from './case.js';
import { PICTURE, type Server, USER } from './mini-program-server.js';

export interface Context {
  page: HostileCase;
  props: Partial<MiniProgramQrLoginProps>;
  handle: { current: MiniProgramQrLoginHandle | null };
  server: Server;
}

export interface MiniProgramStage {
  from: string;
  to: string;
  look?: ScanCodeLook;
  props?: Partial<MiniProgramQrLoginProps>;
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
const change = (props: Partial<MiniProgramQrLoginProps>) => (context: Context) => {
  Object.assign(context.props, props);
  context.page.render();
};
/** As a visitor does, where the button can still be clicked. */
const refresh = ({ page, handle, server }: Context) => {
  server.broken = false;
  if (!page.click('button')) handle.current?.refresh();
};
export const AUTHORIZED: ScanOutcome = { status: 'authorized', result: 'token', user: USER };
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
