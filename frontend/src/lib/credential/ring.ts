// One person's credentials. Where ballots are linked there is one; where they
// are not, one for each theme, which the server cannot connect.
import { object, record, str, type Of } from '../api/parse';

/** The credentials by theme; '' is the whole consultation, or its cross-cutting principles. */
export type KeyRing = Readonly<Record<string, string>>;

/** Reads what a device keeps of its credentials. */
export const readKeys = object({ keys: record(str), group: str });
export type Keys = Of<typeof readKeys>;

const token = /^[\w-]{438}$/;

/** The credentials as they follow the # of a link to another device. */
export function writeRing(ring: KeyRing): string {
  return Object.entries(ring)
    .map(([theme, key]) => (theme === '' ? key : `${theme}=${key}`))
    .join('.');
}

/** The credentials in a link from another device; undefined where it holds something else. */
export function readRing(fragment: string): KeyRing | undefined {
  const ring: Record<string, string> = {};
  for (const part of fragment.split('.')) {
    const [key = '', theme = ''] = part.split('=').reverse();
    if (!token.test(key)) return undefined;
    ring[theme] = key;
  }
  return '' in ring ? ring : undefined;
}

/** The credential for a theme. */
export function keyFor(ring: KeyRing, theme: string): string {
  return ring[theme] ?? ring[''] ?? '';
}
