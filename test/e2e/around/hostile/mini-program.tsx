import { createRef } from 'react';
import {
  MiniProgramQrLogin,
  type MiniProgramQrLoginHandle,
  type MiniProgramQrLoginProps,
} from '../../../../src/mini-program/index.js';
import { HostileCase, type HostileLogin } from './case.js';
import { PICTURE, Server } from './mini-program-server.js';
import { AUTHORIZED, type Context, type MiniProgramStage } from './mini-program-stages.js';
import { createLabels, createParts, type Look } from './parts.js';

const PARTS = [
  'loading',
  'ready',
  'scanned',
  'confirming',
  'authorized',
  'refused',
  'expired',
  'actionRequired',
  'error',
] as const;
const LABELS = [...PARTS, 'title', 'refresh', 'retry'] as const;

let count = 0;

export function createMiniProgramLogin(
  name: string,
  seed: number,
  look: Look,
  stage: MiniProgramStage,
): HostileLogin {
  const id = `mini-${++count}`;
  const handle = createRef<MiniProgramQrLoginHandle>();
  const props: Partial<MiniProgramQrLoginProps> = { ...stage.props };
  const server = new Server(stage.look ?? { picture: PICTURE });
  stage.prepare?.(server);
  const page = new HostileCase(name, id, seed, (onStatusChange, renders) => (
    <MiniProgramQrLogin
      ref={handle}
      className={id}
      adapter={server.adapter}
      labels={{
        ...createLabels(id, LABELS),
        // Shown with the status `error`.
        signInFailed: `${id} error.`,
        title: `${id} render ${renders}`,
      }}
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
      await page.until('ready');
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
