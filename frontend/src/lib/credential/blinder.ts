import { workerURL } from '../trusted';
import type { BlindCall, Call, FinishCall, Reply } from './answer';
import type { BlindRequest } from './blind';
import workerScript from './blind.worker.ts?worker&url';
import type { Bytes } from './bytes';
import { IssuanceError, type Fault } from './fault';

/** The part of a Worker that a Blinder uses. */
export type BlindWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

interface Waiting {
  resolve: (reply: Reply) => void;
  reject: (error: IssuanceError) => void;
}

function startWorker(): BlindWorker {
  return new Worker(workerURL(workerScript), { type: 'module' });
}

/**
 * Blinds and unblinds in a worker, which starts with the first call and ends
 * with `stop`. Every promise settles: with an IssuanceError when the worker
 * cannot start or is stopped.
 */
export class Blinder {
  readonly #start: () => BlindWorker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: BlindWorker | undefined;
  #lastID = 0;

  constructor(start: () => BlindWorker = startWorker) {
    this.#start = start;
  }

  /** A fresh message, blinded for the group's key. Keep it until `finish` has succeeded. */
  async blind(spki: Bytes): Promise<BlindRequest> {
    const reply = await this.#ask({ ask: 'blind', spki });
    if (reply.done !== 'blind') throw faultOf(reply);
    return reply.request;
  }

  /** The credential, in the form of the bearer header. */
  async finish(
    spki: Bytes,
    { message, inv }: FinishCall['request'],
    blindSignature: Bytes,
  ): Promise<string> {
    const request = { message, inv };
    const reply = await this.#ask({ ask: 'finish', spki, request, blindSignature });
    if (reply.done !== 'finish') throw faultOf(reply);
    return reply.token;
  }

  /** Ends the worker; what waits for it fails. The next call starts it again. */
  stop(): void {
    this.#fail('stopped');
  }

  #ask(question: BlindCall | FinishCall): Promise<Reply> {
    const id = ++this.#lastID;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ ...question, id });
    });
  }

  #send(call: Call): void {
    try {
      this.#worker ??= this.#listen(this.#start());
      this.#worker.postMessage(call);
    } catch {
      this.#fail('unsupported');
    }
  }

  #listen(worker: BlindWorker): BlindWorker {
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      this.#waiting.get(data.id)?.resolve(data);
      this.#waiting.delete(data.id);
    };
    worker.onerror = () => this.#fail('unsupported');
    return worker;
  }

  #fail(fault: Fault): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new IssuanceError(fault));
    this.#waiting.clear();
  }
}

function faultOf(reply: Reply): IssuanceError {
  return new IssuanceError(reply.done === 'failed' ? reply.fault : 'unsupported');
}
