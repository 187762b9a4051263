// A key on its way from one device of a person to another by words. The browser
// draws the words, and makes from them an id and a key of its own: under the id
// the server keeps for ten minutes what the key sealed. It sees neither the
// words nor what is in the parcel, and nothing in it says whose it is.
import { join, toHex, type Bytes } from './bytes';

const consonants = 'bdfglmnrst'; // which sound alike in both languages
const vowels = 'aeiou';
const syllables = 2;
const wordCount = 6; // of 2500 each: 67 bits, and each guess costs the derivation below
const rounds = 400_000;
const ivBytes = 12;

/** Words that mean something nobody wants to read aloud. */
const unsaid = new Set(
  'teta tete tito moro mora bobo boba lelo lela memo mema mala malo rata'.split(' '),
);

/** Draws six words that can be read aloud and typed in any language of the room. */
export function drawWords(): string[] {
  const words: string[] = [];
  while (words.length < wordCount) {
    const word = Array.from({ length: syllables }, () => drawn(consonants) + drawn(vowels)).join(
      '',
    );
    if (!unsaid.has(word)) words.push(word);
  }
  return words;
}

/** One of some characters, each equally likely. */
function drawn(from: string): string {
  const most = 256 - (256 % from.length);
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < most) return from.charAt(byte % from.length);
  }
}

/** The words as somebody typed them, whatever stands between; undefined where they cannot be words. */
export function readWords(typed: string): string[] | undefined {
  const words =
    typed
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const word = new RegExp(`^([${consonants}][${vowels}]){${syllables}}$`);
  return words.length === wordCount && words.every((one) => word.test(one)) ? words : undefined;
}

/** A parcel as the server keeps it. */
export interface Parcel {
  id: string;
  sealed: Bytes;
}

/** Seals a text with words, for one consultation. */
export async function seal(words: string[], consultation: string, text: string): Promise<Parcel> {
  const { id, key } = await derive(words, consultation);
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(text),
  );
  return { id, sealed: join(iv, new Uint8Array(sealed)) };
}

/** Fetches the parcel of some words and opens it; throws where it was sealed with others. */
export async function collect(
  words: string[],
  consultation: string,
  fetchSealed: (id: string) => Promise<Bytes>,
): Promise<string> {
  const { id, key } = await derive(words, consultation);
  const parcel = await fetchSealed(id);
  const [iv, sealed] = [parcel.slice(0, ivBytes), parcel.slice(ivBytes)];
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
  return new TextDecoder().decode(text);
}

/** The id and the key that words make: halves that tell nothing of each other. */
async function derive(words: string[], consultation: string) {
  const encode = (text: string) => new TextEncoder().encode(text);
  const secret = await crypto.subtle.importKey('raw', encode(words.join(' ')), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const salt = encode(`parley parcel ${consultation}`);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    secret,
    384,
  );
  const key = await crypto.subtle.importKey('raw', bits.slice(16), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  return { id: toHex(new Uint8Array(bits.slice(0, 16))), key };
}
