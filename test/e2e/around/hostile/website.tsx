import { createRef } from 'react';
import {
  WeChatQrLogin,
  type WeChatQrLoginHandle,
  type WeChatQrLoginProps,
} from '../../../../src/react/index.js';
import type { FakeWxLogin } from '../../../../src/testing/index.js';
import { HostileCase, type HostileLogin } from './case.js';
import { createLabels, createParts, type Look } from './parts.js';
import { approve, type Context, type WebsiteStage, wait } from './website-stages.js';

const PARTS = ['loading', 'authorized', 'refused', 'expired', 'error'] as const;
const LABELS = [...PARTS, 'title', 'refresh', 'retry', 'stuck', 'link'] as const;

let count = 0;

export function createWebsiteLogin(
  name: string,
  seed: number,
  look: Look,
  wechat: FakeWxLogin,
  stage: WebsiteStage,
): HostileLogin {
  const id = `website-${++count}`;
  const handle = createRef<WeChatQrLoginHandle>();
  const props: Partial<WeChatQrLoginProps> = { lang: 'en', timeout: 2000, ...stage.props };
  const page = new HostileCase(name, id, seed, (onStatusChange, renders) => (
    <WeChatQrLogin
      ref={handle}
      className={id}
      appid="wx0123456789abcdef"
      redirect_uri={`${location.origin}/callback`}
      state={id}
      labels={{
        ...createLabels(id, LABELS),
        // Shown with the status `authorized`.
        confirming: `${id} authorized.`,
        title: `${id} render ${renders}`,
      }}
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
      // With malformed options, the box shows the developer's message.
      if (status === 'ready' || props.enabled === false || props.appid === '') return undefined;
      return /idle|loading|mounting/.test(status) ? 'loading' : status;
    },
  };
}
