import { type CallbackResult, readCallback } from '../callback/read-callback.js';

/** The address with which the document in the frame was loaded. Its scripts may have changed `location` since. */
const getLoadedAddress = ({ performance }: Window): string =>
  performance?.getEntriesByType?.('navigation')[0]?.name ?? '';

/** Reads WeChat's answer from the address of a frame. Throws if the frame shows a page of another origin. */
export const readFrameCallback = (frame: Window, redirect_uri: string): CallbackResult | null =>
  readCallback(frame.location.href, { redirect_uri }) ??
  readCallback(getLoadedAddress(frame), { redirect_uri });
