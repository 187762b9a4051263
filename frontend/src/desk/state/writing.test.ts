import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../../lib/api/client';
import { Writing } from './writing.svelte';
import { WritingApi } from './writing-api';

interface Asked {
  method: string;
  path: string;
  body: Record<string, unknown>;
}
type Answer = [number, unknown] | undefined | Promise<[number, unknown]>;

const at = '2026-05-04T10:00:00Z';
const passage = (version: number, en: string, es = '') => ({
  ...{ part: 'introduction', version, text: { en, es }, author: 'a', at, name: 'Ben' },
});
const sheet = (title: string) => ({
  parts: [{ part: 'introduction', number: '', title, lead: '', results: [] }],
  sentences: [],
  final: false,
});

/** A desk whose server says what `answer` says, and else what a quiet day says. */
function desk(answer: (asked: Asked) => Answer = () => undefined) {
  const asked: Asked[] = [];
  let version = 1;
  const fetcher: typeof fetch = async (input, init) => {
    const url = new URL(typeof input === 'string' ? input : '', 'http://x');
    const body = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Asked['body'];
    const one = { method: init?.method ?? '', path: url.pathname.split('/c1')[1] ?? '', body };
    asked.push(one);
    const quiet = (): [number, unknown] => {
      if (one.method === 'PUT') return [200, { ...passage(++version, ''), text: body.text }];
      if (one.path.endsWith('/preview')) return [200, { pieces: [], notes: [], doubts: [] }];
      if (one.path.endsWith('/sheet')) return [200, sheet(url.searchParams.get('lang') ?? '')];
      return [200, { passages: [passage(1, 'Before')] }];
    };
    const [status, said] = (await answer(one)) ?? quiet();
    return new Response(JSON.stringify(said), { status });
  };
  const writing = new Writing(new WritingApi(new Client({ fetch: fetcher }), 'c1'));
  const saved = () => asked.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  return { writing, asked, saved };
}

const clash: [number, unknown] = [409, { code: 'conflict', detail: '' }];

describe('what a rapporteur writes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is saved a moment after the last key, on top of the version it began from', async () => {
    const { writing, saved } = desk();
    await writing.load();
    writing.write('One');
    await vi.advanceTimersByTimeAsync(500);
    writing.write('One two');
    await vi.advanceTimersByTimeAsync(600);
    expect(saved()).toEqual([]);
    expect(writing.unsaved).toBe(true);
    await vi.advanceTimersByTimeAsync(400);
    expect(saved()).toEqual([{ version: 1, text: { en: 'One two', es: '' }, apart: false }]);
    expect(writing.unsaved).toBe(false);
    writing.write('Three');
    await writing.flush();
    expect(saved()[1]).toMatchObject({ version: 2 });
  });

  it('keeps both languages of a part', async () => {
    const { writing, saved } = desk();
    await writing.load();
    writing.lang = 'es';
    writing.write('Después');
    await writing.flush();
    expect(saved()[0]).toMatchObject({ text: { en: 'Before', es: 'Después' } });
  });

  it('waits where the server is away, and goes out when it is back', async () => {
    let away = true;
    const { writing, saved } = desk(({ method }) =>
      method === 'PUT' && away ? [503, { code: 'unavailable', detail: '' }] : undefined,
    );
    await writing.load();
    writing.write('Kept');
    await writing.flush();
    expect(writing.unsaved).toBe(true);
    expect(writing.refusal).toBeDefined();
    expect(writing.text).toBe('Kept');
    away = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved()).toHaveLength(2);
    expect(writing.unsaved).toBe(false);
  });

  it('stands beside what somebody else wrote, until one has chosen', async () => {
    let theirs = true;
    const { writing, saved } = desk(({ method, path }) => {
      if (method === 'PUT' && theirs) return clash;
      if (path.endsWith('/versions')) return [200, { passages: [passage(5, 'Theirs')] }];
      return undefined;
    });
    await writing.load();
    writing.write('Mine');
    await writing.flush();
    expect(writing.clashes.introduction?.text.en).toBe('Theirs');
    expect(writing.text).toBe('Mine');
    await writing.flush();
    expect(saved(), 'nothing is sent over a clash').toHaveLength(1);
    theirs = false;
    await writing.settle('both');
    await writing.flush();
    expect(writing.text).toBe('Theirs\n\nMine');
    expect(saved().slice(1)).toEqual([
      { version: 5, text: { en: 'Mine', es: '' }, apart: true },
      expect.objectContaining({ text: { en: 'Theirs\n\nMine', es: '' }, apart: true }),
    ]);
    expect(writing.clashes).toEqual({});
  });

  it('can be an earlier version again, which is kept apart from the latest', async () => {
    const { writing, saved } = desk();
    await writing.load();
    writing.restore({ ...passage(1, 'Earlier'), at: new Date(at) });
    await writing.flush();
    expect(saved()).toEqual([{ version: 1, text: { en: 'Earlier', es: '' }, apart: true }]);
    writing.write('More');
    await writing.flush();
    expect(saved()[1]).toMatchObject({ apart: false });
  });
});

describe('the figures beside the text', () => {
  it('are those asked for last, in their language', async () => {
    const slow: { answer?: (said: [number, unknown]) => void } = {};
    let first = true;
    const { writing } = desk(({ path }) => {
      if (!path.endsWith('/sheet') || !first) return undefined;
      first = false;
      return new Promise((answer) => (slow.answer = answer));
    });
    const late = writing.look('en');
    await writing.look('es');
    expect(writing.shown?.title).toBe('es');
    slow.answer?.([200, sheet('en')]);
    await late;
    expect(writing.shown?.title).toBe('es');
    expect(writing.told).toBe('es');
  });

  it('are followed without a word where the server is away', async () => {
    const { writing } = desk(() => [503, { code: 'unavailable', detail: '' }]);
    await writing.follow();
    expect(writing.refusal).toBe(undefined);
  });
});
