import { describe, expect, it } from 'vitest';
import { Client } from '../../lib/api/client';
import { exampleRound, exampleSnapshot, snapshotJSON } from '../../lib/testing/snapshot';
import type { OpenSocket, SocketHandlers } from '../../lib/live/socket';
import { MemoryShelf } from '../../lib/store/shelf';
import { authorKey, newNonce } from './authorship';
import { Place } from './place.svelte';
import { Reader } from './reader.svelte';
import { Session } from './session.svelte';

const own = { votes: [{ round: 'q2', recommendation: 'r1', vote: 'pass' }] };

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

/** A server that answers by path, and remembers what was written. */
function server(answers: Record<string, () => Response | Promise<Response>>) {
  const sent: Sent[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    const request = new Request(
      new URL(input instanceof Request ? input.url : input, 'http://x'),
      init,
    );
    const path = new URL(request.url).pathname.replace('/api/v1/consultations/c1', '');
    if (request.method !== 'GET')
      sent.push({ method: request.method, path, body: await request.json() });
    return (await answers[path]?.()) ?? new Response(null, { status: 204 });
  };
  return { client: new Client({ fetch: fetcher }), sent };
}

const everything = {
  '/snapshot': () => Response.json(snapshotJSON),
  '/own': () => Response.json(own),
};

function enter(
  answers: Record<string, () => Response | Promise<Response>> = everything,
  blocked = true,
) {
  const { client, sent } = server(answers);
  const calls: { method: string; data: unknown }[] = [];
  let handlers: SocketHandlers | undefined;
  const open: OpenSocket = (_identity, given) => {
    handlers = given;
    if (!blocked) setTimeout(() => given.joined({ missed: true, again: false }));
    const call = (method: string, data: unknown) => {
      calls.push({ method, data });
      return Promise.resolve({ id: 'w1', status: 'waiting' });
    };
    return Promise.resolve({ call, close: () => undefined });
  };
  const shelf = new MemoryShelf();
  const session = new Session({
    consultation: 'c1',
    ring: { '': 'TOKEN' },
    shelf,
    client: () => client,
    open,
  });
  return { session, sent, calls, shelf, publish: (data: unknown) => handlers?.published(data) };
}

describe('a session', () => {
  it('goes to the open step and shows what was answered before', async () => {
    const { session } = enter(everything, false);
    await session.start();
    expect(session.place.view).toEqual({ at: 'step', step: 's2' });
    expect(session.answers.vote('q2', 'r1')).toBe('pass');
    session.stop();
  });

  it('follows the agenda where sockets are blocked, too', async () => {
    const opened = structuredClone(snapshotJSON);
    const [discuss] = opened.steps;
    const { session } = enter({ ...everything, '/snapshot': () => Response.json(opened) });
    await session.start();
    session.place.go({ at: 'agenda' });
    discuss?.rounds.push({ ...exampleRound, id: 'q1' });
    await session.live.refresh();
    expect(session.place.view).toEqual({ at: 'step', step: 's1' });
    opened.consultation.status = 'closed';
    await session.live.refresh();
    expect(session.place.view).toEqual({ at: 'agenda' });
    session.stop();
  });

  it('sends an answer over the socket, or by request where that is blocked', async () => {
    const vote = { kind: 'vote', round: 'q2', recommendation: 'r2', vote: 'agree' } as const;
    const socket = enter(everything, false);
    await socket.session.start();
    await socket.session.say(vote);
    await socket.session.outbox.flush();
    expect(socket.calls.map(({ method }) => method)).toEqual(['vote.cast']);
    socket.session.stop();
    const http = enter();
    await http.session.start();
    await http.session.say(vote);
    await http.session.outbox.flush();
    expect(http.sent).toEqual([
      { method: 'PUT', path: '/rounds/q2/votes/r2', body: { vote: 'agree', turn: 1 } },
    ]);
    expect(http.session.answers.vote('q2', 'r2')).toBe('agree');
    http.session.stop();
  });

  it('counts how often it answers, on from what the server has', async () => {
    const votes = [{ ...own.votes[0], turn: 3 }];
    let outdated = false;
    const answer = () => {
      if (outdated) votes.splice(0, 1, { ...own.votes[0], turn: 8 }); // by another device
      const response = outdated ? new Response('{"code":"outdated"}', { status: 409 }) : null;
      outdated = false;
      return response ?? new Response(null, { status: 204 });
    };
    const { session, sent } = enter({
      ...everything,
      '/own': () => Response.json({ votes }),
      '/rounds/q2/votes/r1': answer,
    });
    await session.start();
    const vote = { kind: 'vote', round: 'q2', recommendation: 'r1' } as const;
    await session.say({ ...vote, vote: 'agree' });
    await session.outbox.flush();
    await session.say({ ...vote, vote: 'disagree' });
    outdated = true;
    await session.outbox.flush();
    const turns = sent.map(({ body }) => (body as { turn: number }).turn);
    expect(turns).toEqual([4, 5, 9]);
    expect(session.answers.vote('q2', 'r1')).toBe('disagree');
    session.stop();
  });

  it('keeps what arrives while its own answers are read', async () => {
    const vote = { round: 'q2', recommendation: 'r2', vote: 'agree' } as const;
    const kept = [...own.votes];
    let reads = 0;
    const { session } = enter({
      ...everything,
      '/own': async () => {
        reads += 1;
        const answer = Response.json({ votes: kept });
        if (reads > 1) return answer;
        await session.say({ kind: 'vote', ...vote });
        await session.outbox.flush();
        kept.push(vote);
        return answer; // from before the vote arrived
      },
    });
    await session.start();
    expect([reads, session.answers.vote('q2', 'r2')]).toEqual([2, 'agree']);
    session.stop();
  });

  it('follows its own words until they appear', async () => {
    const { session, publish } = enter(everything, false);
    await session.start();
    const nowhere = { theme: '', parent: '', title: '' };
    const text = { lang: 'en', body: 'Mind the gap', consent: 'none' } as const;
    await session.write({ step: 's1', what: 'comment', recommendation: 'r1', ...nowhere, ...text });
    await session.outbox.flush();
    expect(session.words.items.map(({ id, status }) => [id, status])).toEqual([['w1', 'waiting']]);
    const shown = [
      { id: 'w1', kind: 'comment', recommendation: 'r1', lang: 'en', body: 'Mind the gap' },
    ];
    publish({ v: 11, type: 'comments.released', data: { shown, gone: [] } });
    await Promise.resolve();
    expect(session.words.wrote('w1')?.status).toBe('shown');
    session.stop();
  });

  it('counts how often it changes its own words, and is right where the server knows of more', async () => {
    const own = { id: 'w1', status: 'waiting' };
    let outdated = false;
    const revised = () => {
      const response = outdated ? new Response('{"code":"outdated"}', { status: 409 }) : null;
      outdated = false;
      return response ?? Response.json(own);
    };
    const { session, sent } = enter({
      ...everything,
      '/contributions': () => Response.json(own),
      '/contributions/w1': revised,
      '/contributions/w1/status': () => Response.json({ ...own, turn: 6 }),
      '/contributions/w1/withdraw': () => Response.json({ ...own, status: 'withdrawn' }),
    });
    await session.start();
    const nowhere = { theme: '', parent: '', title: '' };
    const text = { lang: 'en', body: 'first', consent: 'none' } as const;
    await session.write({ step: 's1', what: 'comment', recommendation: 'r1', ...nowhere, ...text });
    await session.outbox.flush();
    const nonce = session.words.items[0]?.nonce ?? '';
    const change = { kind: 'revise', nonce, what: 'comment', title: '', consent: 'none' } as const;
    await session.say({ ...change, body: 'second' });
    await session.outbox.flush();
    outdated = true;
    await session.say({ ...change, body: 'third' });
    await session.outbox.flush();
    await session.say({ kind: 'withdraw', nonce });
    await session.outbox.flush();
    const acts = sent.filter(({ path }) => path !== '/contributions/w1/status');
    const turns = acts.map(({ body }) => (body as { turn?: number }).turn);
    expect(turns).toEqual([undefined, 1, 2, 7, 8]);
    expect(session.words.find(nonce)?.status).toBe('withdrawn');
    session.stop();
  });

  it('tells when an answer came too late, and shows what counts', async () => {
    const late = () => new Response('{"code":"step_closed"}', { status: 409 });
    const { session } = enter({ ...everything, '/rounds/q2/votes/r1': late });
    await session.start();
    await session.say({ kind: 'vote', round: 'q2', recommendation: 'r1', vote: 'agree' });
    await session.outbox.flush();
    await new Promise((resolve) => setTimeout(resolve));
    expect(session.refusal?.code).toBe('step_closed');
    expect(session.answers.vote('q2', 'r1')).toBe('pass');
    session.stop();
  });

  it('leaves nothing on the device when it is erased', async () => {
    const { session, shelf } = enter();
    await shelf.put('c1/credential', 'TOKEN');
    await session.start();
    await session.erase();
    expect(await shelf.list('c1/')).toEqual([]);
    expect(session.erased).toBe(true);
  });
});

describe("an author's key", () => {
  it('is the same for one item and unrelated for another', async () => {
    const [a, b] = [newNonce(), newNonce()];
    expect(await authorKey('T', a)).toBe(await authorKey('T', a));
    expect(await authorKey('T', a)).not.toBe(await authorKey('T', b));
    expect(atob(await authorKey('T', a))).toHaveLength(32);
  });
});

describe('the place', () => {
  it('goes to a step that opens, but not away from somebody who writes', () => {
    const place = new Place();
    place.opened('s1');
    expect(place.view).toEqual({ at: 'step', step: 's1' });
    const over = place.begin();
    place.opened('s2');
    expect(place.view).toEqual({ at: 'step', step: 's1' });
    expect(place.announced).toBe('s2');
    over();
    over();
    expect(place.writing).toBe(false);
    place.go({ at: 'step', step: 's2' });
    expect(place.announced).toBeUndefined();
  });
});

describe('the reader', () => {
  it('counts new words and keeps the place of those that left', () => {
    const words = (id: string, body = id) => ({
      ...{ id, body, kind: 'comment' as const, theme: '', recommendation: 'r', parent: '' },
      ...{ lang: 'en' as const, title: '' },
    });
    let live = [words('a'), words('b')];
    const reader = new Reader(() => live);
    live = [words('b', 'changed'), words('c')];
    expect(reader.news).toBe(2);
    expect(reader.list.map(({ words: w, gone }) => [w.body, gone])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    reader.update();
    expect(reader.news).toBe(0);
    expect(reader.list.map(({ words: w }) => w.body)).toEqual(['changed', 'c']);
  });
});

describe('an example snapshot', () => {
  it('is what the server would send', () => {
    expect(exampleSnapshot().steps).toHaveLength(3);
  });
});
