/** A person with a WeChat account. */
export interface SimulatedUser {
  /** Identifies the person in all apps of one WeChat Open Platform account. */
  unionid: string;
  nickname: string;
  /** Address of the profile picture. @default none */
  avatar?: string;
  /** Phone number with country code, for example `+8613800138000`. @default none */
  phoneNumber?: string;
  /**
   * The person's `openid`, the same in every app.
   *
   * @default a value made from `unionid` and `appid`, so that it differs between apps, as WeChat's does
   */
  openid?: string;
}

/** The users of a simulator whose options name none. */
export const DEFAULT_USERS: readonly SimulatedUser[] = [
  { unionid: 'o6_simulated_union_1', nickname: '小林 Lin' },
];

/** Returns the user's `openid` in an app. */
export const getOpenid = ({ openid, unionid }: SimulatedUser, appid: string): string =>
  openid ?? `o_${unionid}_${appid}`;
