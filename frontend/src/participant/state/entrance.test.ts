import { describe, expect, it } from 'vitest';
import { Client } from '../../lib/api/client';
import { IssuanceError } from '../../lib/credential/fault';
import { MemoryShelf } from '../../lib/store/shelf';
import { seal } from '../../lib/credential/parcel';
import { readRing, writeRing } from '../../lib/credential/ring';
import { Entrance } from './entrance.svelte';

const invitation = '0000-0000-0000-0000-0000-0000-0000';
const key = {
  group: 'g1',
  theme: '',
  name: { en: 'Guests' },
  open: false,
  public_key: 'AQID',
  fingerprint: '4c1e 90ab 7f23',
};
const openKey = { ...key, group: 'g2', open: true, public_key: 'BAUG' };
const roomJSON = {
  consultation: 'c1',
  room_code: 'K7M 4QX',
  title: { en: 'Cooperation' },
  hosts: {},
  date: '2019-05-14',
  place: {},
  languages: ['en'],
  status: 'registering',
  open_room: false,
  issuance_over: false,
  min_cell: 5,
  protocol_hash: 'ff',
  privacy: 'linked',
  keys: [key],
};

interface Call {
  path: string;
  body: unknown;
}

/** A server and a blinder that count what they are asked. */
function arrive(
  options: {
    room?: object;
    told?: object[];
    failing?: number;
    fragment?: string;
    parcel?: string;
  } = {},
) {
  const calls: Call[] = [];
  let failing = options.failing ?? 0;
  const state = { room: { ...roomJSON, ...options.room } };
  const fetcher: typeof fetch = async (input, init) => {
    const request = new Request(
      new URL(input instanceof Request ? input.url : input, 'http://x'),
      init,
    );
    const path = new URL(request.url).pathname.replace('/api/v1', '');
    if (path.startsWith('/rooms/')) return Response.json(state.room);
    calls.push({ path, body: request.body ? await request.json() : undefined });
    if (path.endsWith('/collect'))
      return options.parcel
        ? Response.json({ sealed: options.parcel })
        : Response.json({ code: 'not_found' }, { status: 404 });
    if (path.endsWith('/keys')) return Response.json({ keys: options.told ?? [key] });
    if (failing-- > 0) throw new TypeError('network');
    return Response.json({ signatures: (options.told ?? [key]).map(() => 'CQk=') });
  };
  let blinded = 0;
  const request = () => {
    blinded += 1;
    const bytes = () => Uint8Array.of(blinded);
    return Promise.resolve({ message: bytes(), blinded: bytes(), inv: bytes() });
  };
  const blinder = { blind: request, finish: () => Promise.resolve('TOKEN'), stop: () => undefined };
  const shelf = new MemoryShelf();
  const client = new Client({ fetch: fetcher });
  const fragment = options.fragment ?? invitation;
  const entrance = new Entrance({ roomCode: 'K7M4QX', fragment, shelf, client, blinder });
  return { entrance, calls, state, shelf, blinder, client, count: () => blinded };
}

describe('the entrance', () => {
  it('registers a device before the doors and lets it in when they open', async () => {
    const { entrance, shelf, state } = arrive();
    await entrance.start();
    expect(entrance.stage).toBe('door');
    await entrance.join();
    expect(entrance.stage).toBe('registered');
    expect(entrance.key?.fingerprint).toBe('4c1e 90ab 7f23');
    expect(await shelf.get('c1/credential')).toEqual({ keys: { '': 'TOKEN' }, group: 'g1' });
    expect(await shelf.get('c1/pending')).toBeUndefined();
    state.room = { ...state.room, status: 'open' };
    await entrance.look();
    expect(entrance.stage).toBe('inside');
  });

  it('goes on with the same blinded message after a lost answer', async () => {
    const { entrance, calls, count } = arrive({ failing: 1 });
    await entrance.start();
    await entrance.join();
    expect(entrance.problem).toMatchObject({ code: 'offline' });
    await entrance.join();
    expect(entrance.stage).toBe('registered');
    expect(count()).toBe(1);
    const asked = calls.filter(({ path }) => path.endsWith('/credentials'));
    expect(asked[0]).toEqual(asked[1]);
  });

  it('refuses a key that not everybody sees', async () => {
    const { entrance, calls } = arrive({ told: [{ ...key, public_key: 'ZZZZ' }] });
    await entrance.start();
    await entrance.join();
    expect(entrance.problem).toBeInstanceOf(IssuanceError);
    expect(calls.some(({ path }) => path.endsWith('/credentials'))).toBe(false);
  });

  it('knows a device that registered before', async () => {
    const { entrance, shelf, calls } = arrive({ room: { status: 'open' } });
    await shelf.put('c1/credential', { keys: { '': 'OLD' }, group: 'g1' });
    await entrance.start();
    expect(entrance.stage).toBe('inside');
    expect(entrance.ring).toEqual({ '': 'OLD' });
    expect(calls).toEqual([]);
  });

  it('needs an invitation unless the room is open', async () => {
    const { entrance } = arrive({ fragment: '' });
    await entrance.start();
    expect(entrance.ready).toBe(false);
    expect(entrance.take('nonsense')).toBe(false);
    expect(entrance.take(invitation.toLowerCase())).toBe(true);
    expect(entrance.ready).toBe(true);
    const room = { open_room: true, keys: [key, openKey] };
    const open = arrive({ fragment: '', room });
    await open.entrance.start();
    await open.entrance.join();
    expect(open.calls.map(({ path }) => path)).toEqual(['/consultations/c1/room-credentials']);
    expect(open.entrance.group).toBe('g2');
  });

  it('takes a credential that was carried from another device', async () => {
    const token = 'aB3-_x'.repeat(73);
    const { entrance } = arrive({ fragment: token });
    await entrance.start();
    expect(entrance.stage).toBe('registered');
    expect(entrance.ring).toEqual({ '': token });
  });

  it('takes the keys that another device left under words', async () => {
    const ring = { '': 'aB3-_x'.repeat(73), t1: 'bB3-_x'.repeat(73) };
    const words = ['bado', 'rile', 'funo', 'gami', 'sedu', 'loto'];
    const { id, sealed } = await seal(words, 'c1', writeRing(ring));
    const parcel = btoa(String.fromCharCode(...sealed));
    const { entrance, calls } = arrive({ fragment: '', room: { status: 'open' }, parcel });
    await entrance.start();
    expect(await entrance.collect('these are no words')).toBe('mistyped');
    expect(calls).toEqual([]);
    expect(await entrance.collect(words.toReversed().join(' '))).toBe('nothing');
    expect(entrance.stage).toBe('door');
    expect(await entrance.collect(words.join('  '))).toBe('taken');
    expect(calls.at(-1)?.path).toBe(`/consultations/c1/parcels/${id}/collect`);
    expect([entrance.stage, entrance.ring]).toEqual(['inside', ring]);
  });

  it('says so where nothing waits under some words', async () => {
    const { entrance } = arrive({ fragment: '', room: { status: 'open' } });
    await entrance.start();
    expect(await entrance.collect('bado rile funo gami sedu loto')).toBe('nothing');
  });

  it('gets a credential for each theme, and carries all of them', async () => {
    const themed = { ...key, theme: 't1', public_key: 'AQIE' };
    const told = [key, themed];
    const { entrance, calls, count } = arrive({ told, room: { privacy: 'unlinked', keys: told } });
    await entrance.start();
    await entrance.join();
    expect(entrance.ring).toEqual({ '': 'TOKEN', t1: 'TOKEN' });
    expect(entrance.key).toBeUndefined();
    expect(count()).toBe(2);
    expect(calls.at(-1)?.body).toEqual({ invitation, blinded: ['AQ==', 'Ag=='] });
    const ring = { '': 'a'.repeat(438), t1: 'b'.repeat(438) };
    expect(readRing(writeRing(ring))).toEqual(ring);
    expect(readRing(`t1=${'b'.repeat(438)}`)).toBeUndefined();
    expect(readRing('K7M4QX')).toBeUndefined();
  });

  it('admits nobody when issuance is over', async () => {
    const { entrance } = arrive({ room: { issuance_over: true, status: 'open' } });
    await entrance.start();
    expect(entrance.ready).toBe(false);
    expect(entrance.admits).toBe(false);
  });

  it('says whether there is no such room or no way to it', async () => {
    const missing = new Client({
      fetch: () => Promise.resolve(new Response('{"code":"not_found"}', { status: 404 })),
    });
    const dead = new Client({ fetch: () => Promise.reject(new TypeError('x')) });
    const at = async (client: Client) => {
      const { blinder, shelf } = arrive();
      const entrance = new Entrance({ roomCode: 'X', fragment: '', shelf, client, blinder });
      await entrance.start();
      return entrance.stage;
    };
    expect(await at(missing)).toBe('unknown');
    expect(await at(dead)).toBe('unreachable');
  });
});
