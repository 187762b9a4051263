import { describe, expect, it } from 'vitest';
import { language } from '../i18n/language.svelte';
import { Client, nothing } from './client';
import { list, nullable, num, object, oneOf, optional, ShapeError, str } from './parse';
import { messageOf, Problem } from './problem';
import { opinionsJSON, snapshotJSON } from '../testing/snapshot';
import { opinionMap, ownAnswers, rankingResult, snapshot } from './types';

function answering(response: Response, seen: Request[] = []): typeof fetch {
  return (input, init) => {
    seen.push(new Request(new URL(input instanceof Request ? input.url : input, 'http://x'), init));
    return Promise.resolve(response);
  };
}

const problem = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

describe('a reader', () => {
  it('names the path of what does not fit', () => {
    const read = object({ a: list(object({ b: num })) });
    expect(() => read({ a: [{ b: 1 }, { b: 'x' }] })).toThrow('a[1].b: expected a number');
    expect(() => read([])).toThrow(ShapeError);
  });

  it('takes null for an empty list and keeps a null that means something', () => {
    expect(list(str)(null)).toEqual([]);
    expect(nullable(num)(null)).toBeNull();
    expect(optional(num)(undefined)).toBeUndefined();
    expect(() => oneOf('a', 'b')('c')).toThrow('one of a, b');
  });

  it('refuses a snapshot without its consultation and numbers that are none', () => {
    expect(() => snapshot({ v: 1, now: '2024-01-01T00:00:00Z' })).toThrow('consultation');
    expect(() => num(Number.NaN)).toThrow(ShapeError);
  });

  it('reads the map of opinion once there is one', () => {
    expect(snapshot(snapshotJSON).opinions).toBeUndefined();
    const { opinions } = snapshot({ ...snapshotJSON, opinions: opinionsJSON });
    expect(opinions?.groups[0]?.outline[0]).toEqual([-2, 0]);
    const corner = { ...opinionsJSON, groups: [{ ...opinionsJSON.groups[0], outline: [[1]] }] };
    expect(() => opinionMap(corner)).toThrow('groups[0].outline[0]: expected a pair');
  });

  it('reads what other methods of counting put first', () => {
    const ranking = { suppressed: false, ballots: 9, agree: false };
    expect(rankingResult(ranking).others).toEqual([]);
    const others = [{ methods: ['irv'], first: ['r1'] }];
    expect(rankingResult({ ...ranking, others }).others).toEqual(others);
  });

  it('keeps "outside my expertise" apart from no rating', () => {
    const own = ownAnswers({
      ratings: [{ round: 'r', recommendation: 'x', dimension: 'd', rating: null }],
    });
    expect(own.ratings[0]?.rating).toBeNull();
    expect(own.votes).toEqual([]);
  });
});

describe('the client', () => {
  it('sends JSON with its headers and reads the answer', async () => {
    const seen: Request[] = [];
    const client = new Client({
      headers: () => ({ Authorization: 'Parley t' }),
      fetch: answering(Response.json({ id: 'a' }), seen),
    });
    expect(await client.post('/x', { n: 1 }, object({ id: str }))).toEqual({ id: 'a' });
    expect(seen[0]?.headers.get('Authorization')).toBe('Parley t');
    expect(await seen[0]?.json()).toEqual({ n: 1 });
    expect(seen[0]?.url).toBe('http://x/api/v1/x');
  });

  it('turns a refusal into its code, fields and waiting time', async () => {
    const errors = [{ location: 'body.vote', message: 'no' }];
    const response = problem(
      429,
      { code: 'too_many', detail: 'slow', errors },
      { 'Retry-After': '3' },
    );
    const refused = new Client({ fetch: answering(response) }).put('/x', {}, nothing);
    await expect(refused).rejects.toMatchObject({
      code: 'too_many',
      retryAfter: 3000,
      fields: errors,
    });
  });

  it('calls a server that does not answer offline, and a gateway unavailable', async () => {
    const dead = new Client({ fetch: () => Promise.reject(new TypeError('failed')) });
    await expect(dead.get('/x', nothing)).rejects.toMatchObject({ code: 'offline', passing: true });
    const gateway = new Client({ fetch: answering(new Response('<html>', { status: 502 })) });
    await expect(gateway.delete('/x')).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('says each refusal in the language of the reader', async () => {
    await language.use('es');
    expect(messageOf(new Problem('step_closed'))).toContain('ya no admite');
    expect(messageOf(new TypeError('x'))).toBe('Algo salió mal. Inténtelo de nuevo.');
    expect(new Problem('step_closed').passing).toBe(false);
  });
});
