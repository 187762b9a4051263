import { describe, expect, it } from 'vitest';
import { collect, drawWords, readWords, seal } from './parcel';

const words = ['bado', 'rile', 'funo', 'gami', 'sedu', 'loto'];

describe('a key carried by words', () => {
  it('draws words that can be read back however they are typed', () => {
    for (let i = 0; i < 50; i++) {
      const drawn = drawWords();
      expect(readWords(` ${drawn.join(', ').toUpperCase()}. `)).toEqual(drawn);
    }
    expect(readWords('bádo rile funo gami sedu loto')).toEqual(words);
  });

  it('takes nothing else for words', () => {
    for (const typed of [
      '',
      'bado rile',
      'bado rile funo gami sedu loto bado',
      'bado rile funo gami sedu lotx',
    ])
      expect(readWords(typed)).toBeUndefined();
  });

  it('opens with the same words in the same room alone', async () => {
    const { id, sealed } = await seal(words, 'c1', 'the key');
    const fetched: string[] = [];
    const fetchSealed = (asked: string) => {
      fetched.push(asked);
      return Promise.resolve(sealed);
    };
    expect(await collect(words, 'c1', fetchSealed)).toBe('the key');
    expect(fetched).toEqual([id]);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    await expect(collect(words, 'c2', fetchSealed)).rejects.toThrow();
    await expect(collect([...words].reverse(), 'c1', fetchSealed)).rejects.toThrow();
    expect(new Set(fetched).size).toBe(3);
  });

  it('shows nothing of what is sealed', async () => {
    const one = await seal(words, 'c1', 'the key');
    const again = await seal(words, 'c1', 'the key');
    expect(again.sealed).not.toEqual(one.sealed);
    expect(new TextDecoder().decode(one.sealed)).not.toContain('key');
  });
});
