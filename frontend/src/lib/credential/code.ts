// Invitation codes and room codes as people type them: Crockford's base 32,
// where case and separators do not matter, O is 0, I and L are 1. Typos are told
// here, without asking the server whether a code exists.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const separators = /[ \t\r\n\u00a0\-\u2010-\u2014._]/g;
const invitationLength = 28;
const roomCodeLength = 6;

/** The value of each character; undefined when one is not of the alphabet or the number is wrong. */
function readSymbols(text: string, length: number): number[] | undefined {
  const characters = Array.from(text.replace(separators, ''));
  if (characters.length !== length) return undefined;
  const values = characters.map((character) => alphabet.indexOf(unconfused(character)));
  return values.includes(-1) ? undefined : values;
}

/** The character of the alphabet that somebody meant. */
function unconfused(character: string): string {
  if (!/^[0-9A-Za-z]$/.test(character)) return ' ';
  const upper = character.toUpperCase();
  if (upper === 'O') return '0';
  return upper === 'I' || upper === 'L' ? '1' : upper;
}

/** The values as text, in groups. */
function writeSymbols(values: number[], group: number, separator: string): string {
  return values
    .map((value, i) => (i > 0 && i % group === 0 ? separator : '') + alphabet.charAt(value))
    .join('');
}

/** Multiplies by x in GF(32) = GF(2)[x]/(x⁵+x²+1). */
function double(value: number): number {
  return value & 0b10000 ? (value << 1) ^ 0b100101 : value << 1;
}

/**
 * The invitation code as it was handed out, "K7M4-…", or undefined when it is
 * mistyped: every wrong character and every swap of two is found.
 */
export function readInvitation(text: string): string | undefined {
  const values = readSymbols(text, invitationLength);
  if (values === undefined) return undefined;
  const sum = values.reduce((before, value) => double(before) ^ value, 0);
  return sum === 0 ? writeSymbols(values, 4, '-') : undefined;
}

/** The room code as it is shown, "K7M 4QX", or undefined when it is none. */
export function readRoomCode(text: string): string | undefined {
  const values = readSymbols(text, roomCodeLength);
  return values && writeSymbols(values, 3, ' ');
}
