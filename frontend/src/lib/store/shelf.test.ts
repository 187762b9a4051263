import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { MemoryShelf, openShelf, type Shelf } from './shelf';

const shelves: [string, () => Promise<Shelf>][] = [
  ['in the database', openShelf],
  ['in memory', () => Promise.resolve(new MemoryShelf())],
];

describe.each(shelves)('a shelf %s', (_name, open) => {
  it('keeps values by path and lists them in order', async () => {
    const shelf = await open();
    await shelf.put('a/2', { n: 2 });
    await shelf.put('a/1', { n: 1 });
    await shelf.put('b/1', 'other');
    expect(await shelf.get('a/1')).toEqual({ n: 1 });
    expect(await shelf.list('a/')).toEqual([
      { path: 'a/1', value: { n: 1 } },
      { path: 'a/2', value: { n: 2 } },
    ]);
  });

  it('forgets one value, or all below a prefix and no others', async () => {
    const shelf = await open();
    for (const path of ['x/1', 'x/2', 'y/1']) await shelf.put(path, path);
    await shelf.delete('x/1');
    expect(await shelf.get('x/1')).toBeUndefined();
    await shelf.clear('x/');
    expect(await shelf.list('x/')).toEqual([]);
    expect(await shelf.get('y/1')).toBe('y/1');
  });
});

describe('a browser that refuses its database', () => {
  it('gets a shelf that lasts as long as the page', async () => {
    const refusing = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new Error('refused');
    });
    expect((await openShelf()).lasting).toBe(false);
    refusing.mockRestore();
  });
});
