// What every shape of the wire is made of. The shapes bear the names and the
// order of the server's types; each is a reader and the type it makes.
import type { Lang } from '../i18n/lang';
import { object, oneOf, str, withDefault, type Of, type Read } from './parse';

/** 32 lower-case hexadecimal digits, or "" for none. */
export type ID = string;

export const id = withDefault(str, '');

export const lang: Read<Lang> = oneOf('en', 'es');

/** Reads a text: strings by language; other languages are left out. */
export const text = object({ en: withDefault(str, ''), es: withDefault(str, '') });

/** One piece of writing; "" is a missing translation. */
export type Text = Of<typeof text>;
