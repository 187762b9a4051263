import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../api/client';
import { Problem } from '../api/problem';
import { exampleSnapshot, snapshotJSON } from '../testing/snapshot';
import { apply } from './apply';
import { parseEvent } from './events';
import { Live } from './live.svelte';
import { socketProblem, type OpenSocket, type SocketHandlers } from './socket';

const presence = (v: number, about: number) => ({ v, type: 'presence.counted', data: { about } });

function event(value: unknown) {
  const parsed = parseEvent(value);
  if (parsed === undefined) throw new Error('not an event');
  return parsed;
}

describe('an event', () => {
  it('that this build does not know is left aside, one that does not fit is refused', () => {
    expect(parseEvent({ v: 1, type: 'dance.begun', data: {} })).toBeUndefined();
    expect(() => parseEvent({ v: 1, type: 'step.opened', data: {} })).toThrow('step.opened');
    expect(() => parseEvent({ type: 'step.opened' })).toThrow('v: expected');
  });

  it('changes a snapshot only when it is newer', () => {
    const before = exampleSnapshot();
    expect(apply(before, event(presence(10, 99))).snapshot).toBe(before);
    expect(apply(before, event(presence(11, 99))).snapshot).toMatchObject({ v: 11, about: 99 });
    expect(before.about).toBe(40);
  });

  it('replaces words and takes away those that left', () => {
    const words = { kind: 'comment', theme: '', recommendation: 'r1', parent: '', lang: 'en' };
    const batch = (v: number, shown: object[], gone: string[]) =>
      event({ v, type: 'comments.released', data: { shown, gone } });
    const first = apply(
      exampleSnapshot(),
      batch(
        11,
        [
          { ...words, id: 'a', body: 'A' },
          { ...words, id: 'b', body: 'B' },
        ],
        [],
      ),
    ).snapshot;
    const second = apply(first, batch(12, [{ ...words, id: 'a', body: 'A2' }], ['b'])).snapshot;
    expect(second.words.map(({ id, body }) => [id, body])).toEqual([['a', 'A2']]);
  });

  it('that closes a step asks for the whole, since results may now be visible', () => {
    const round = { ...snapshotJSON.steps[1]?.rounds[0], status: 'closed' };
    const { snapshot, stale } = apply(
      exampleSnapshot(),
      event({ v: 11, type: 'step.closed', data: { step: 's2', round } }),
    );
    expect(stale).toBe(true);
    expect(snapshot.steps[1]?.rounds.map(({ status }) => status)).toEqual(['closed']);
  });
});

describe('a socket', () => {
  it('names refusals of the domain and calls the rest offline', () => {
    expect(socketProblem({ code: 1006, message: 'step_closed' }).code).toBe('step_closed');
    expect(socketProblem({ code: 1, message: 'timeout' }).code).toBe('offline');
    expect(socketProblem('?').code).toBe('offline');
  });
});

describe('the live state', () => {
  beforeEach(() => vi.useFakeTimers({ now: new Date('2019-05-14T14:05:00Z') }));
  afterEach(() => vi.useRealTimers());

  function consultation(answers: (() => Response)[] = [() => Response.json(snapshotJSON)]) {
    const calls = { count: 0 };
    let handlers: SocketHandlers | undefined;
    const open: OpenSocket = (_identity, given) => {
      handlers = given;
      return Promise.resolve({ call: () => Promise.resolve('answer'), close: () => undefined });
    };
    const fetcher = () => {
      const answer = answers[Math.min(calls.count, answers.length - 1)];
      calls.count += 1;
      return answer ? Promise.resolve(answer()) : Promise.reject(new Error('none'));
    };
    const client = new Client({ fetch: fetcher });
    const live = new Live({ identity: { consultation: 'c1', token: 't' }, client, open });
    const socket = () => {
      if (!handlers) throw new Error('not opened');
      return handlers;
    };
    return { live, calls, socket };
  }

  /** Starts where the socket does not join in time. */
  async function begin(live: Live) {
    const started = live.start();
    await vi.advanceTimersByTimeAsync(1500);
    await started;
  }

  it('keeps events that come before the snapshot and applies the newer ones', async () => {
    const { live, calls, socket } = consultation();
    const started = live.start();
    socket().joined({ missed: true, again: false });
    socket().published(presence(9, 1));
    socket().published(presence(11, 50));
    await started;
    expect(live.snapshot?.about).toBe(50);
    expect(calls.count).toBe(1);
    live.stop();
  });

  it('asks for the whole where events of two nodes overtook each other', async () => {
    const { live, calls, socket } = consultation();
    await begin(live);
    socket().joined({ missed: false, again: false });
    const before = calls.count;
    socket().published(presence(13, 50));
    socket().published(presence(9, 1)); // older than the snapshot: known
    await vi.advanceTimersByTimeAsync(5000);
    expect(calls.count).toBe(before);
    socket().published(presence(12, 45));
    expect(live.snapshot?.about).toBe(50);
    await vi.advanceTimersByTimeAsync(5000);
    expect(calls.count).toBe(before + 1);
    live.stop();
  });

  it('corrects a clock that is an hour late', async () => {
    const { live } = consultation();
    await begin(live);
    expect(live.now().getTime() - Date.now()).toBeCloseTo(3_600_000, -5);
    live.stop();
  });

  it('polls where sockets are blocked, and stops when one is there', async () => {
    const { live, calls, socket } = consultation();
    await begin(live);
    await vi.advanceTimersByTimeAsync(4000);
    expect(live.connection).toBe('polling');
    const before = calls.count;
    await vi.advanceTimersByTimeAsync(13_000);
    expect(calls.count).toBeGreaterThan(before);
    socket().joined({ missed: false, again: false });
    const after = calls.count;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls.count).toBe(after);
    expect(await live.call('vote.cast', {})).toBe('answer');
    live.stop();
  });

  it('asks for the whole after a gap that could not be recovered', async () => {
    const { live, calls, socket } = consultation();
    await begin(live);
    socket().joined({ missed: false, again: false });
    const before = calls.count;
    socket().lost();
    await expect(live.call('vote.cast', {})).rejects.toBeInstanceOf(Problem);
    socket().joined({ missed: true, again: true });
    await vi.advanceTimersByTimeAsync(2000);
    expect(calls.count).toBe(before + 1);
    live.stop();
  });

  it('says why there is no snapshot', async () => {
    const refusal = () => new Response('{"code":"unauthorised"}', { status: 401 });
    const { live } = consultation([refusal]);
    await begin(live);
    expect(live.snapshot).toBeUndefined();
    expect(live.problem?.code).toBe('unauthorised');
    live.stop();
  });
});
