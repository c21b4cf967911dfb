import { useState } from 'react';
import type { Visitor } from './auth-client.js';

/** Shows the avatar or, if there is none or it fails to load, the first letter of the name. */
export function Avatar({ name, image }: Pick<Visitor, 'name' | 'image'>) {
  const [isBroken, setIsBroken] = useState(false);
  // WeChat's image host refuses requests with the Referer of another site.
  return image && !isBroken ? (
    <img
      className="avatar"
      src={image}
      alt=""
      referrerPolicy="no-referrer"
      onError={() => setIsBroken(true)}
    />
  ) : (
    <span className="avatar" aria-hidden="true">
      {[...name][0]?.toUpperCase()}
    </span>
  );
}
