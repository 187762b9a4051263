import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem, type Code } from '../../lib/api/problem';
import { MemoryShelf } from '../../lib/store/shelf';
import { Outbox } from './outbox.svelte';
import { answerMessage, readWrite, slotOf, wordsMessage, type Write } from './writes';

const vote = (recommendation: string, said: 'agree' | 'disagree' | 'pass'): Write => ({
  kind: 'vote',
  round: 'q',
  recommendation,
  vote: said,
});

const words: Extract<Write, { kind: 'add' }> = {
  kind: 'add',
  nonce: 'n',
  step: 's',
  what: 'comment',
  theme: '',
  recommendation: 'r',
  parent: '',
  lang: 'es',
  title: '',
  body: 'hola',
  consent: 'none',
};

describe('the outbox', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function outbox(shelf = new MemoryShelf()) {
    const arrived: Write[] = [];
    const refused: Code[] = [];
    const faults: Problem[] = [];
    const deliver = (write: Write) => {
      const fault = faults.shift();
      if (fault) return Promise.reject(fault);
      arrived.push(write);
      return Promise.resolve({});
    };
    const box = new Outbox({
      shelf,
      consultation: 'c',
      deliver,
      refused: (_write, problem) => refused.push(problem.code),
    });
    return { box, arrived, refused, faults, shelf };
  }

  it('sends in order and forgets what arrived', async () => {
    const { box, arrived, shelf } = outbox();
    await box.put(vote('a', 'agree'), 1);
    await box.put(vote('b', 'pass'), 1);
    await box.flush();
    expect(arrived).toEqual([vote('a', 'agree'), vote('b', 'pass')]);
    expect(box.unsent).toBe(0);
    expect(await shelf.list('c/')).toEqual([]);
  });

  it('survives the page: another one sends what is left', async () => {
    const { box, faults, shelf } = outbox();
    faults.push(new Problem('offline'));
    await box.put(vote('a', 'agree'), 1);
    await box.flush();
    expect(box.unsent).toBe(1);
    box.close();
    const second = outbox(shelf);
    await second.box.open();
    await second.box.flush();
    expect(second.arrived).toEqual([vote('a', 'agree')]);
  });

  it('tries again by itself after a while, and says so meanwhile', async () => {
    const { box, faults, arrived } = outbox();
    faults.push(new Problem('offline'), new Problem('busy', { retryAfter: 5000 }));
    await box.put(vote('a', 'agree'), 1);
    await vi.advanceTimersByTimeAsync(0);
    expect(box.stuck).toBe(true);
    await vi.advanceTimersByTimeAsync(1600);
    expect(arrived).toEqual([]);
    await vi.advanceTimersByTimeAsync(8000);
    expect(arrived).toEqual([vote('a', 'agree')]);
    expect(box.stuck).toBe(false);
  });

  it('sends only the last of several answers to one question', async () => {
    const { box, faults, arrived } = outbox();
    faults.push(new Problem('offline'));
    await box.put(vote('a', 'agree'), 1);
    await vi.advanceTimersByTimeAsync(0);
    await box.put(vote('a', 'disagree'), 1);
    await box.flush();
    expect(arrived).toEqual([vote('a', 'disagree')]);
  });

  it('keeps an answer that was changed while the former one was on its way', async () => {
    const shelf = new MemoryShelf();
    const arrived: Write[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const deliver = async (write: Write) => {
      if (arrived.length === 0) await held;
      arrived.push(write);
    };
    const box = new Outbox({ shelf, consultation: 'c', deliver });
    await box.put(vote('a', 'agree'), 1);
    await box.put(vote('a', 'pass'), 1);
    release();
    await box.flush();
    await box.flush();
    expect(arrived).toEqual([vote('a', 'agree'), vote('a', 'pass')]);
    expect(await shelf.list('c/')).toEqual([]);
  });

  it('gives up on what the server will never take, and goes on', async () => {
    const { box, faults, refused, arrived } = outbox();
    faults.push(new Problem('step_closed'));
    await box.put(vote('a', 'agree'), 1);
    await box.put(vote('b', 'agree'), 1);
    await box.flush();
    expect(refused).toEqual(['step_closed']);
    expect(arrived).toEqual([vote('b', 'agree')]);
  });

  it('takes back what has not arrived', async () => {
    const { box, faults, shelf } = outbox();
    faults.push(new Problem('offline'));
    await box.put(vote('a', 'agree'), 1);
    await vi.advanceTimersByTimeAsync(0);
    await box.remove(slotOf(vote('a', 'agree')));
    expect(box.unsent).toBe(0);
    expect(await shelf.list('c/')).toEqual([]);
  });

  it('leaves aside what an older build kept in another shape', async () => {
    const shelf = new MemoryShelf();
    await shelf.put('c/outbox/x', { client: 'x', order: 1, write: { kind: 'dance' } });
    const { box } = outbox(shelf);
    await box.open();
    expect(box.unsent).toBe(0);
  });
});

describe('a write', () => {
  it('goes the same over the socket and over HTTP', () => {
    const message = answerMessage(
      {
        kind: 'rating',
        round: 'q',
        recommendation: 'r',
        dimension: 'importance',
        rating: null,
      },
      4,
    );
    expect(message).toEqual({
      method: 'rating.cast',
      data: { round: 'q', recommendation: 'r', dimension: 'importance', rating: null, turn: 4 },
      verb: 'PUT',
      path: '/rounds/q/ratings/r/importance',
      body: { rating: null, turn: 4 },
    });
  });

  it('of words names only what applies, and never a person', () => {
    const { path, body } = wordsMessage(words, 0, 'KEY', '');
    expect(path).toBe('/contributions');
    expect(body).toEqual({
      author_key: 'KEY',
      step: 's',
      kind: 'comment',
      recommendation: 'r',
      lang: 'es',
      body: 'hola',
      consent: 'none',
    });
  });

  it('to known words carries their id', () => {
    const { method, path, data } = wordsMessage({ kind: 'withdraw', nonce: 'n' }, 2, 'KEY', 'w1');
    expect(method).toBe('contribution.withdraw');
    expect(path).toBe('/contributions/w1/withdraw');
    expect(data).toEqual({ id: 'w1', author_key: 'KEY', turn: 2 });
  });

  it('is read back from the device as it was', () => {
    expect(readWrite(structuredClone(words))).toEqual(words);
    expect(() => readWrite({ kind: 'vote', round: 'q' })).toThrow('recommendation');
  });
});
