import type { Localized } from '../../localized.js';
import type { MiniProgramConnection } from '../config/connection.js';
import type { Storage } from '../storage/storage.js';
import type { MiniProgramApi } from './create-mini-program-api.js';
import type { MiniProgramLoginStore } from './mini-program-login-store.js';

/** A mini program that visitors can sign in with. */
export interface MiniProgram {
  connection: MiniProgramConnection;
  api: MiniProgramApi;
}

/** What the endpoints of page and phone share. */
export interface MiniProgramService {
  /** Name of the site on the phone. */
  siteName: Localized;
  /** Returns the mini program of a connection, or undefined if there is none with this id. */
  find(connection: string): MiniProgram | undefined;
  getStore(): MiniProgramLoginStore;
  inTurn: Storage['inTurn'];
}
