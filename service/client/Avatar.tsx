import { useState } from 'react';
import type { Visitor } from './auth-client.js';

/** The visitor's picture, or the first letter of the name where there is none, or none to be had. */
export function Avatar({ name, image }: Pick<Visitor, 'name' | 'image'>) {
  const [broken, setBroken] = useState(false);
  // WeChat's picture host refuses requests that name another site.
  return image && !broken ? (
    <img className="avatar" src={image} alt="" referrerPolicy="no-referrer" onError={() => setBroken(true)} />
  ) : (
    <span className="avatar" aria-hidden="true">
      {[...name][0]?.toUpperCase()}
    </span>
  );
}
