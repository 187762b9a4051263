import { describe, expect, it, vi } from 'vitest';
import { Client } from '../../lib/api/client';
import { DeskApi } from './api';
import { Duplicates } from './duplicates.svelte';
import { Later } from './later.svelte';

const pairs = [
  { a: 'r1', b: 'r2', score: 0.9 },
  { a: 'r2', b: 'r3', score: 0.6 },
];

async function deciding() {
  const sent: string[] = [];
  const kept = new Map<string, string>();
  const fetcher: typeof fetch = (input, init) => {
    const request = new Request(
      new URL(input instanceof Request ? input.url : input, 'http://x'),
      init,
    );
    if (request.method === 'GET') return Promise.resolve(Response.json({ duplicates: pairs }));
    sent.push(new URL(request.url).pathname.split('/').slice(-2).join('/'));
    return Promise.resolve(Response.json({}));
  };
  const changed = vi.fn(() => Promise.resolve());
  const options = {
    ...{ api: new DeskApi(new Client({ fetch: fetcher })), consultation: 'c1', changed },
    ...{ later: new Later(), shelf: shelfOf(kept) },
  };
  const duplicates = new Duplicates(options);
  await duplicates.load();
  return { duplicates, sent, changed, options, later: options.later };
}

function shelfOf(kept: Map<string, string>) {
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
}

describe('likely duplicates', () => {
  it('are merged a moment later, and can be taken back until then', async () => {
    const { duplicates, sent, later, changed } = await deciding();
    await duplicates.merge('r2', 'r1', 'merged');
    expect(duplicates.pairs).toEqual([]);
    later.undo();
    expect(duplicates.pairs).toEqual(pairs);
    expect(sent).toEqual([]);
    await duplicates.merge('r2', 'r1', 'merged');
    await later.flush();
    expect(sent).toEqual(['r2/merge']);
    expect(changed).toHaveBeenCalledOnce();
  });

  it('that are different are not suggested on this device again', async () => {
    const { duplicates, options } = await deciding();
    duplicates.different({ a: 'r1', b: 'r2', score: 0.9 });
    expect(duplicates.pairs?.map(({ b }) => b)).toEqual(['r3']);
    const later = new Duplicates(options);
    await later.load();
    expect(later.putAway).toBe(1);
    later.showAll();
    expect(later.pairs).toHaveLength(2);
  });
});
