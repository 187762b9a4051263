// What the page asks of the worker and what it answers. Blinding takes tens to
// hundreds of milliseconds on a phone, which the page should not feel.

import { blind, encodeToken, finish, type BlindRequest } from './blind';
import type { Bytes } from './bytes';
import { IssuanceError, type Fault } from './fault';

/** Blind a fresh message for a key. */
export interface BlindCall {
  readonly ask: 'blind';
  readonly spki: Bytes;
}

/** Turn the server's answer into a credential. */
export interface FinishCall {
  readonly ask: 'finish';
  readonly spki: Bytes;
  readonly request: Pick<BlindRequest, 'message' | 'inv'>;
  readonly blindSignature: Bytes;
}

export type Call = (BlindCall | FinishCall) & { readonly id: number };

/** The answer to the call with the same id. */
export type Reply = { readonly id: number } & (
  | { readonly done: 'blind'; readonly request: BlindRequest }
  | { readonly done: 'finish'; readonly token: string }
  | { readonly done: 'failed'; readonly fault: Fault }
);

/** Does what is asked. It never rejects. */
export async function answer(call: Call): Promise<Reply> {
  const { id, spki } = call;
  try {
    if (call.ask === 'blind') return { id, done: 'blind', request: await blind(spki) };
    const signature = await finish(spki, call.request, call.blindSignature);
    const token = await encodeToken(spki, call.request.message, signature);
    return { id, done: 'finish', token };
  } catch (error) {
    return {
      id,
      done: 'failed',
      fault: error instanceof IssuanceError ? error.fault : 'unsupported',
    };
  }
}
