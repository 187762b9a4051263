import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../../lib/api/client';
import { snapshotJSON } from '../../lib/testing/snapshot';
import { DeskApi } from './api';
import { Moderation } from './moderation.svelte';

const told = {
  approved: 'Approved',
  hidden: (reason: string) => `Hidden: ${reason}`,
  asked: (question: string) => `Asked: ${question}`,
};

const words = (id: string, status: string) => ({
  ...{ id, status, kind: 'comment', theme: '', recommendation: 'r1', parent: '' },
  ...{ lang: 'en', body: `body of ${id}` },
});

async function moderating() {
  const decided: unknown[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    const request = new Request(
      new URL(input instanceof Request ? input.url : input, 'http://x'),
      init,
    );
    if (request.method === 'GET') {
      const queue = [words('a', 'queued'), words('b', 'queued'), words('c', 'shown')];
      return Response.json({ snapshot: snapshotJSON, queue, issued: [] });
    }
    const body = (await request.json()) as { action: string };
    const id = request.url.split('/').at(-2) ?? '';
    decided.push([id, body]);
    return Response.json(words(id, body.action === 'hide' ? 'hidden' : 'shown'));
  };
  const moderation = new Moderation(new DeskApi(new Client({ fetch: fetcher })), 'c1');
  await moderation.load();
  return { moderation, decided };
}

const ids = (list: { id: string }[]) => list.map(({ id }) => id);

describe('moderation', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('parts what nobody has read from what is read', async () => {
    const { moderation } = await moderating();
    expect(ids(moderation.queue)).toEqual(['a', 'b']);
    expect(ids(moderation.read)).toEqual(['c']);
  });

  it('approves by key; undone within the moment, nothing is sent', async () => {
    const { moderation, decided } = await moderating();
    expect(moderation.press('a', told)).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(ids(moderation.queue)).toEqual(['b']);
    expect(moderation.later.pending?.words).toBe('Approved');
    expect(moderation.later.undo()).toBe(true);
    await vi.advanceTimersByTimeAsync(9000);
    expect(ids(moderation.queue)).toEqual(['a', 'b']);
    expect(decided).toEqual([]);
  });

  it('asks for a reason before it hides', async () => {
    const { moderation, decided } = await moderating();
    moderation.press('h', told);
    expect(moderation.writing).toBe('hide');
    if (!moderation.current) throw new Error('nothing to read');
    await moderation.hide(moderation.current, 'names a person', told);
    expect(moderation.writing).toBe(undefined);
    await vi.advanceTimersByTimeAsync(9000);
    expect(decided).toEqual([['a', { action: 'hide', reason: 'names a person' }]]);
    expect(ids(moderation.read)).toEqual(['a', 'c']);
  });

  it('asks the author, who stays in the queue with the question', async () => {
    const { moderation, decided } = await moderating();
    expect(moderation.press('q', told)).toBe(true);
    expect(moderation.writing).toBe('ask');
    if (!moderation.current) throw new Error('nothing to read');
    await moderation.ask(moderation.current, 'Which court?', told);
    expect(moderation.queue.map(({ question }) => question)).toEqual(['Which court?', '']);
    moderation.later.undo();
    expect(moderation.queue.map(({ question }) => question)).toEqual(['', '']);
    await moderation.ask(moderation.current, 'Which town?', told);
    await vi.advanceTimersByTimeAsync(9000);
    expect(decided).toEqual([['a', { action: 'ask', reason: 'Which town?' }]]);
  });

  it('makes a decision final with the next one', async () => {
    const { moderation, decided } = await moderating();
    for (const one of moderation.queue) await moderation.approve(one, told);
    expect(decided).toEqual([['a', { action: 'approve', reason: '' }]]);
    expect(moderation.queue).toEqual([]);
    expect(moderation.press('a', told)).toBe(false);
  });

  it('moves in the queue and not beyond it', async () => {
    const { moderation } = await moderating();
    moderation.press('j', told);
    moderation.press('j', told);
    expect(moderation.current?.id).toBe('b');
    moderation.press('k', told);
    moderation.press('k', told);
    expect(moderation.current?.id).toBe('a');
    expect(moderation.press('x', told)).toBe(false);
  });
});
