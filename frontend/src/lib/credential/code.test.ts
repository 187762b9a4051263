import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readInvitation, readRoomCode } from './code';

/** The server's package credential reads the same file. */
const golden = JSON.parse(
  readFileSync(
    new URL('../../../../internal/credential/testdata/invitation.json', import.meta.url),
    'utf8',
  ),
) as { good: { typed: string; code: string }[]; bad: string[] };

const alphabet = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');

describe('an invitation code', () => {
  it.each(golden.good)('reads as $code however it is typed', ({ typed, code }) => {
    expect(readInvitation(typed)).toBe(code);
  });

  it.each(golden.bad)('is refused when it is mistyped: "%s"', (typed) => {
    expect(readInvitation(typed)).toBeUndefined();
  });

  it('is refused with any one wrong character', () => {
    const code = golden.good[0]?.code ?? '';
    const characters = Array.from(code);
    const wrong = characters.flatMap((right, i) =>
      right === '-' ? [] : alphabet.filter((c) => c !== right).map((c) => characters.with(i, c)),
    );
    expect(wrong).toHaveLength(28 * 31);
    expect(wrong.filter((typed) => readInvitation(typed.join('')) !== undefined)).toEqual([]);
  });
});

describe('a room code', () => {
  it.each([
    ['K7M 4QX', 'K7M 4QX'],
    ['k7m4qx', 'K7M 4QX'],
    ['k7m–4qx ', 'K7M 4QX'],
    ['oOiIlL', '001 111'],
  ])('reads "%s" as %s', (typed, code) => {
    expect(readRoomCode(typed)).toBe(code);
  });

  it.each(['', 'K7M4Q', 'K7M4QXX', 'K7M 4QU', 'K7M/4QX', 'Κ7M 4QX', 'ßß7M4Q'])(
    'does not read "%s"',
    (typed) => {
      expect(readRoomCode(typed)).toBeUndefined();
    },
  );
});
