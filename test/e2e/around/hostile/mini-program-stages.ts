import type {
  MiniProgramCodeImage,
  MiniProgramOutcome,
  MiniProgramQrLoginProps,
  MiniProgramUpdate,
} from '../../../../src/mini-program/index.js';
import { PICTURE, type Server, USER } from './mini-program-server.js';
import { change, type LoginContext, refresh } from './steps.js';

export interface Context extends LoginContext {
  props: Partial<MiniProgramQrLoginProps>;
  server: Server;
}

export interface MiniProgramStage {
  from: string;
  to: string;
  look?: MiniProgramCodeImage;
  props?: Partial<MiniProgramQrLoginProps>;
  prepare?(server: Server): void;
  /** Brings the login from the code to the status. */
  reach?(server: Server): void;
  next(context: Context): void;
}

const say = (news: MiniProgramUpdate) => (server: Server) => server.say(news);
const hear = (news: MiniProgramUpdate) => (context: Context) => context.server.say(news);
const hold = (server: Server) => server.hold();
const breakIt = (server: Server) => {
  server.broken = true;
};
const mendAndRefresh = (context: Context) => {
  context.server.broken = false;
  refresh(context);
};
export const AUTHORIZED: MiniProgramOutcome = { status: 'authorized', result: 'token', user: USER };
const SCANNED: MiniProgramUpdate = { status: 'scanned', user: USER };

export const MINI_PROGRAM_STAGES: Record<string, MiniProgramStage> = {
  'idle, then enabled': {
    from: 'idle',
    props: { enabled: false },
    next: change({ enabled: true }),
    to: 'ready',
  },
  'loading, then ready': {
    from: 'loading',
    prepare: hold,
    next: ({ server }) => server.open(),
    to: 'ready',
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
  'ready with a text that is drawn, then scanned': {
    from: 'ready',
    look: { text: 'https://shop.example/m?token=t', logo: PICTURE },
    next: hear(SCANNED),
    to: 'scanned',
  },
  'ready, then scanned by somebody': { from: 'ready', next: hear(SCANNED), to: 'scanned' },
  'ready, then scanned by nobody known': {
    from: 'ready',
    next: hear({ status: 'scanned' }),
    to: 'scanned',
  },
  'ready, then refused': { from: 'ready', next: hear({ status: 'refused' }), to: 'refused' },
  'ready, then expired': { from: 'ready', next: hear({ status: 'expired' }), to: 'expired' },
  'ready, then malformed options': { from: 'ready', next: change({ interval: -1 }), to: 'error' },
  'scanned, then left': {
    from: 'scanned',
    reach: say(SCANNED),
    next: hear({ status: 'ready' }),
    to: 'ready',
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
    to: 'ready',
  },
  'refused, then refreshed': {
    from: 'refused',
    reach: say({ status: 'refused' }),
    next: refresh,
    to: 'ready',
  },
  'expired, then refreshed': {
    from: 'expired',
    reach: say({ status: 'expired' }),
    next: refresh,
    to: 'ready',
  },
  'action required, then refreshed': {
    from: 'action_required',
    reach: say({ status: 'action_required', payload: 1 }),
    next: refresh,
    to: 'ready',
  },
  'error, then refreshed': { from: 'error', prepare: breakIt, next: mendAndRefresh, to: 'ready' },
};
