import { blind, encodeToken, finish } from '../../src/lib/credential/blind';
import { keyFor, type KeyRing } from '../../src/lib/credential/ring';
import type { OwnAnswers, Pair, RoomKey, Snapshot } from '../../src/lib/api/types';
import { ask } from './api';

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** A participant without a browser, admitted by the same blind signature, who fills the room. */
export class Voter {
  /** The theme whose credential is used; '' for the only one. */
  theme = '';
  readonly #ring: KeyRing;
  readonly #url: string;
  readonly #consultation: string;

  constructor(url: string, consultation: string, ring: KeyRing) {
    this.#url = url;
    this.#consultation = consultation;
    this.#ring = ring;
  }

  /** Redeems an invitation. */
  static async admit(url: string, consultation: string, invitation: string): Promise<Voter> {
    const path = `/consultations/${consultation}`;
    const told = { invitation };
    const { keys } = await ask<{ keys: RoomKey[] }>(url, 'POST', `${path}/invitations/keys`, told);
    const requests = await Promise.all(keys.map((key) => blind(fromBase64(key.public_key))));
    const body = { invitation, blinded: requests.map(({ blinded }) => toBase64(blinded)) };
    const { signatures } = await ask<{ signatures: string[] }>(
      url,
      'POST',
      `${path}/credentials`,
      body,
    );
    const ring: Record<string, string> = {};
    for (const [i, { theme, public_key }] of keys.entries()) {
      const [request, signature] = [requests[i], signatures[i]];
      if (!request || signature === undefined) throw new Error('a signature is missing');
      const spki = fromBase64(public_key);
      const signed = await finish(spki, request, fromBase64(signature));
      ring[theme] = await encodeToken(spki, request.message, signed);
    }
    return new Voter(url, consultation, ring);
  }

  #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = { Authorization: `Parley ${keyFor(this.#ring, this.theme)}` };
    return ask<T>(this.#url, method, `/consultations/${this.#consultation}${path}`, body, headers);
  }

  snapshot(): Promise<Snapshot> {
    return this.#ask('GET', '/snapshot');
  }

  own(): Promise<OwnAnswers> {
    return this.#ask('GET', '/own');
  }

  async vote(round: string, recommendation: string, vote: string): Promise<void> {
    await this.#ask('PUT', `/rounds/${round}/votes/${recommendation}`, { vote });
  }

  async rate(round: string, recommendation: string, dimension: string, rating: number | null) {
    const path = `/rounds/${round}/ratings/${recommendation}/${dimension}`;
    await this.#ask('PUT', path, { rating });
  }

  async rank(round: string, order: string[][]): Promise<void> {
    await this.#ask('PUT', `/rounds/${round}/ranking`, { order });
  }

  async share(round: string, points: { recommendation: string; points: number }[]): Promise<void> {
    await this.#ask('PUT', `/rounds/${round}/points`, { points });
  }

  async grade(round: string, recommendation: string, grade: number | null): Promise<void> {
    await this.#ask('PUT', `/rounds/${round}/grades/${recommendation}`, { grade });
  }

  async compare(round: string, pairs: Pair[]): Promise<void> {
    await this.#ask('PUT', `/rounds/${round}/pairs`, { pairs });
  }

  async finish(round: string): Promise<void> {
    await this.#ask('PUT', `/rounds/${round}/finished`, {});
  }

  /** Comments on a recommendation; gives the comment's id. */
  async comment(step: string, recommendation: string, lang: string, body: string): Promise<string> {
    const author_key = toBase64(crypto.getRandomValues(new Uint8Array(32)));
    const words = { step, kind: 'comment', recommendation, lang, body, consent: 'paraphrase' };
    const sent = { ...words, author_key };
    return (await this.#ask<{ id: string }>('POST', '/contributions', sent)).id;
  }

  /** Proposes a recommendation; gives its id. */
  async propose(step: string, theme: string, lang: string, title: string, body: string) {
    const author_key = toBase64(crypto.getRandomValues(new Uint8Array(32)));
    const words = { step, kind: 'proposal', theme, lang, title, body, consent: 'verbatim' };
    return (await this.#ask<{ id: string }>('POST', '/contributions', { ...words, author_key })).id;
  }
}
