import { describe, expect, it } from 'vitest';
import type { Call, Reply } from './answer';
import { Blinder, type BlindWorker } from './blinder';

const spki = Uint8Array.of(1);
const request = { message: Uint8Array.of(2), blinded: Uint8Array.of(3), inv: Uint8Array.of(4) };

/** A worker that keeps what it is asked until the test answers. */
class FakeWorker implements BlindWorker {
  onmessage: BlindWorker['onmessage'] = null;
  onerror: BlindWorker['onerror'] = null;
  readonly asked: Call[] = [];
  ended = false;

  postMessage(call: Call): void {
    this.asked.push(call);
  }

  terminate(): void {
    this.ended = true;
  }

  reply(data: Reply): void {
    this.onmessage?.call(this as unknown as Worker, new MessageEvent('message', { data }));
  }

  break(): void {
    this.onerror?.call(this as unknown as Worker, new Event('error') as ErrorEvent);
  }
}

function start(): { blinder: Blinder; workers: FakeWorker[]; latest: () => FakeWorker } {
  const workers: FakeWorker[] = [];
  const blinder = new Blinder(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  const latest = (): FakeWorker => {
    const worker = workers.at(-1);
    if (!worker) throw new Error('no worker was started');
    return worker;
  };
  return { blinder, workers, latest };
}

describe('a blinder', () => {
  it('starts no worker before it is asked', () => {
    expect(start().workers).toHaveLength(0);
  });

  it('gives each caller its own answer, in any order', async () => {
    const { blinder, workers, latest } = start();
    const blinded = blinder.blind(spki);
    const finished = blinder.finish(spki, request, Uint8Array.of(5));
    const [one, other] = latest().asked;
    latest().reply({ id: other?.id ?? 0, done: 'finish', token: 'a token' });
    latest().reply({ id: one?.id ?? 0, done: 'blind', request });
    expect(await finished).toBe('a token');
    expect(await blinded).toEqual(request);
    expect(workers).toHaveLength(1);
  });

  it('sends the worker the message and the inverse alone to finish', () => {
    const { blinder, latest } = start();
    void blinder.finish(spki, request, Uint8Array.of(5));
    expect(latest().asked[0]).toMatchObject({ ask: 'finish', blindSignature: Uint8Array.of(5) });
    const asked = latest().asked[0];
    expect(asked?.ask === 'finish' && Object.keys(asked.request)).toEqual(['message', 'inv']);
  });

  it('hands on what went wrong', async () => {
    const { blinder, latest } = start();
    const blinded = blinder.blind(spki);
    latest().reply({ id: latest().asked[0]?.id ?? 0, done: 'failed', fault: 'key' });
    await expect(blinded).rejects.toMatchObject({ fault: 'key' });
  });

  it('fails what waits when the worker breaks, and starts another for the next call', async () => {
    const { blinder, workers, latest } = start();
    const blinded = blinder.blind(spki);
    latest().break();
    await expect(blinded).rejects.toMatchObject({ fault: 'unsupported' });
    void blinder.blind(spki);
    expect(workers.map((worker) => worker.ended)).toEqual([true, false]);
  });

  it('fails what waits when it is stopped', async () => {
    const { blinder, latest } = start();
    const blinded = blinder.blind(spki);
    blinder.stop();
    await expect(blinded).rejects.toMatchObject({ fault: 'stopped' });
    expect(latest().ended).toBe(true);
  });

  it('fails when no worker can be started', async () => {
    const blinder = new Blinder(() => {
      throw new Error('blocked');
    });
    await expect(blinder.blind(spki)).rejects.toMatchObject({ fault: 'unsupported' });
  });
});
