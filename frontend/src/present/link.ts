/** What a projector's link says: /present/{consultation}#{token}. */
export interface Link {
  consultation: string;
  token: string;
}

/** Reads the link; undefined where it is none. The token never leaves in an address. */
export function readLink({ pathname, hash }: { pathname: string; hash: string }): Link | undefined {
  const consultation = /^\/present\/([0-9a-f]{32})\/?$/.exec(pathname)?.[1];
  const token = hash.slice(1);
  return consultation && token ? { consultation, token } : undefined;
}
