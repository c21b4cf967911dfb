import { type ComponentProps, createRef } from 'react';
import { WeChatQrLogin, type WeChatQrLoginHandle } from '../../../../src/react/index.js';
import type { installFakeWxLogin } from '../../../../src/testing/index.js';
import { HostileCase, type HostileLogin } from './case.js';
import { createLabels, createParts, type Look } from './parts.js';

type Props = ComponentProps<typeof WeChatQrLogin>;
type WeChat = ReturnType<typeof installFakeWxLogin>;

const PARTS = ['loading', 'authorized', 'refused', 'expired', 'error'] as const;
const LABELS = [...PARTS, 'title', 'refresh', 'retry', 'link'] as const;

/** One login, with what may happen to it. */
interface Context {
  page: HostileCase;
  props: Partial<Props>;
  handle: { current: WeChatQrLoginHandle | null };
  wechat: WeChat;
}

/** One status, and one way on from it. */
interface WebsiteStage {
  from: string;
  to: string;
  props?: Partial<Props>;
  /** Before anything is rendered. */
  prepare?(wechat: WeChat): void;
  /** On the way to the status, once the QR code is there. */
  reach?(context: Context): void;
  /** After every case of the stage is there. */
  release?(wechat: WeChat): void;
  next(context: Context): void;
  /** The way on begins in the frame. */
  inFrame?: boolean;
}

const select = ({ page, wechat }: Context) => wechat.logins.filter(({ state }) => state === page.id).at(-1);
const approve = (context: Context) => void context.wechat.approve(select(context));
const refuse = (context: Context) => void context.wechat.refuse(select(context));
const change = (props: Partial<Props>) => (context: Context) => {
  Object.assign(context.props, props);
  context.page.render();
};
/** As a visitor does, where the button can still be clicked. */
const refresh = ({ page, handle }: Context) => {
  if (!page.click('button')) handle.current?.refresh();
};
const wait = () => undefined;

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
    release: (wechat) => wechat.mend(),
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
    release: (wechat) => wechat.mend(),
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
    release: (wechat) => wechat.mend(),
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

let count = 0;

export function createWebsiteLogin(
  name: string,
  seed: number,
  look: Look,
  wechat: WeChat,
  stage: WebsiteStage,
): HostileLogin {
  const id = `website-${++count}`;
  const handle = createRef<WeChatQrLoginHandle>();
  const props: Partial<Props> = { lang: 'en', timeout: 2000, ...stage.props };
  const page = new HostileCase(name, id, seed, (onStatusChange, renders) => (
    <WeChatQrLogin
      ref={handle}
      className={id}
      appid="wx0123456789abcdef"
      redirect_uri={`${location.origin}/callback`}
      state={id}
      labels={{ ...createLabels(id, LABELS), title: `${id} render ${renders}` }}
      onStatusChange={onStatusChange}
      onAuthorized={wait}
      onError={wait}
      {...createParts(id, PARTS, look)}
      {...props}
    />
  ));
  const context: Context = { page, props, handle, wechat };
  return {
    page,
    from: stage.from,
    to: stage.to,
    async reach() {
      if (!stage.reach) return;
      await page.until('ready');
      stage.reach(context);
    },
    next: () => stage.next(context),
    canGoOn: () => !stage.inFrame || page.find('iframe') !== undefined,
    refresh: () => handle.current?.refresh(),
    approve: () => approve(context),
    getPart(status) {
      // With malformed options the box says what is wrong with them.
      if (status === 'ready' || props.enabled === false || props.appid === '') return undefined;
      return /idle|loading|mounting/.test(status) ? 'loading' : status;
    },
  };
}
