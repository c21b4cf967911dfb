import type { WeChatQrLoginProps } from '../../../../src/react/index.js';
import type { FakeWxLogin } from '../../../../src/testing/index.js';
import { change, type LoginContext, refresh } from './steps.js';

export interface Context extends LoginContext {
  props: Partial<WeChatQrLoginProps>;
  wechat: FakeWxLogin;
}

/** One status, and one of the statuses that can follow it. */
export interface WebsiteStage {
  from: string;
  to: string;
  props?: Partial<WeChatQrLoginProps>;
  /** Before anything is rendered. */
  prepare?(wechat: FakeWxLogin): void;
  /** Brings the login from the QR code to the status. */
  reach?(context: Context): void;
  /** Runs when all cases of the stage have their status. */
  release?(wechat: FakeWxLogin): void;
  next(context: Context): void;
  /** Whether an event in the frame starts the transition. */
  inFrame?: boolean;
}

const select = ({ page, wechat }: Context) => wechat.logins.filter(({ state }) => state === page.id).at(-1);
export const approve = (context: Context) => void context.wechat.approve(select(context));
const refuse = (context: Context) => void context.wechat.refuse(select(context));
export const wait = () => undefined;

export const WEBSITE_STAGES: Record<string, WebsiteStage> = {
  'idle, then enabled': {
    from: 'idle',
    props: { enabled: false },
    next: change({ enabled: true }),
    to: 'ready',
  },
  'loading, then ready': {
    from: 'loading',
    prepare: (wechat) => wechat.break('script', 'hanging'),
    release: (wechat) => wechat.repair(),
    next: wait,
    to: 'ready',
  },
  'loading, then an error': {
    from: 'loading',
    props: { script: 'required', retries: 0 },
    prepare: (wechat) => wechat.break('script', 'hanging'),
    release: (wechat) => wechat.break('script'),
    next: wait,
    to: 'error',
  },
  'mounting, then ready': {
    from: 'mounting',
    prepare: (wechat) => wechat.break('page', 'hanging'),
    release: (wechat) => wechat.repair(),
    next: wait,
    to: 'ready',
  },
  'ready, then authorized': { from: 'ready', next: approve, to: 'authorized', inFrame: true },
  'ready, then refused': { from: 'ready', next: refuse, to: 'refused', inFrame: true },
  'ready, then expired': { from: 'ready', props: { expiresIn: 1500 }, next: wait, to: 'expired' },
  'ready, then other options': { from: 'ready', next: change({ lang: 'cn', style: 'white' }), to: 'ready' },
  'ready, then disabled': { from: 'ready', next: change({ enabled: false }), to: 'idle' },
  'authorized, then refreshed': { from: 'authorized', reach: approve, next: refresh, to: 'ready' },
  'refused, then refreshed': { from: 'refused', reach: refuse, next: refresh, to: 'ready' },
  'expired, then refreshed': {
    from: 'expired',
    props: { expiresIn: 1 },
    next(context) {
      change({ expiresIn: undefined })(context);
      refresh(context);
    },
    to: 'ready',
  },
  'error, then refreshed': {
    from: 'error',
    props: { script: 'required', retries: 0 },
    prepare: (wechat) => wechat.break('script'),
    release: (wechat) => wechat.repair(),
    next: refresh,
    to: 'ready',
  },
  'invalid options, then valid ones': {
    from: 'error',
    props: { appid: '' },
    next: change({ appid: 'wx0123456789abcdef' }),
    to: 'ready',
  },
};
