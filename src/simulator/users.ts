/** Somebody with a WeChat account. */
export interface SimulatedUser {
  /** The same in every app of one WeChat Open Platform account. */
  unionid: string;
  nickname: string;
  /** Address of the picture. Default: none. */
  avatar?: string;
  /** With country code, as WeChat knows it: `+8613800138000`. Default: none. */
  phoneNumber?: string;
  /** In one app. Default: made from unionid and appid, so that it differs between apps, as WeChat's does. */
  openid?: string;
}

/** Who holds the phone unless you say otherwise. */
export const DEFAULT_USERS: readonly SimulatedUser[] = [
  { unionid: 'o6_simulated_union_1', nickname: '小林 Lin' },
];

export const getOpenid = ({ openid, unionid }: SimulatedUser, appid: string) =>
  openid ?? `o_${unionid}_${appid}`;
