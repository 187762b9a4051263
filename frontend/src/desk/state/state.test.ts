import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { untranslated } from '../../lib/i18n/compare';
import { language } from '../../lib/i18n/language.svelte';
import { Problem } from '../../lib/api/problem';
import { exampleSnapshot, snapshotJSON } from '../../lib/testing/snapshot';
import en from '../messages/en';
import es from '../messages/es';
import editEn from '../messages/edit.en';
import editEs from '../messages/edit.es';
import { newId } from './api';
import { csv, sheets } from './invitations';
import { Later } from './later.svelte';
import { gaps, gapsIn, missing } from './missing';
import { minutesFor, plan } from './plan';
import { refusalOf } from './refusal';
import { pageAt } from './router.svelte';
import { Session } from './session.svelte';

describe('a missing translation', () => {
  it('is one that another language has', () => {
    expect(missing({ en: 'a', es: ' ' }, ['en', 'es'])).toEqual(['es']);
    expect(missing({ en: '', es: '' }, ['en', 'es'])).toEqual([]);
    expect(missing({ en: 'a', es: '' }, ['en'])).toEqual([]);
  });

  it('is found however deep it is', () => {
    const theme = { title: { en: 'a', es: 'b' }, figures: [{ label: { en: '', es: 'c' } }] };
    expect(gaps(theme, ['en', 'es'])).toBe(1);
  });

  it('is looked for in what a recommendation says, not in how it was worded before', () => {
    const [one] = exampleSnapshot().recommendations;
    if (!one) throw new Error('no recommendation');
    const half = { en: 'a', es: '' };
    const point = { title: half, body: { en: 'a', es: 'b' } };
    const before = { ...one, title: half, rounds: [], reason: half };
    const now = { ...one, title: half, sub_points: [point], earlier: [before] };
    expect(gapsIn([now], ['en', 'es'])).toBe(2);
  });
});

describe('a plan', () => {
  it('adds what a theme lacks, in order, and nothing twice', () => {
    const { consultation, groups, themes, recommendations, steps } = exampleSnapshot();
    const agenda = { consultation, groups, themes, recommendations, steps: steps.slice(0, 1) };
    const added = plan(agenda);
    expect(added.map(({ kind, place }) => [kind, place])).toEqual([
      ['vote', 2],
      ['rank', 3],
    ]);
    expect(plan({ ...agenda, steps: [...agenda.steps, ...added] })).toEqual([]);
  });

  it('gives more time to more recommendations', () => {
    expect(minutesFor('vote', 12)).toBe(15);
    expect(minutesFor('rank', 2)).toBe(5);
    expect(minutesFor('discuss', 1)).toBe(15);
  });
});

describe('invitations', () => {
  it('as a table survive quotes and spreadsheets', () => {
    const made = [{ code: 'K7M4', url: 'https://x/j/A#K7M4' }];
    expect(csv(['group', 'code', 'link'], '=a "b"', made)).toBe(
      '"group","code","link"\r\n"\'=a ""b""","K7M4","https://x/j/A#K7M4"\r\n',
    );
  });

  it('fill sheets of eight cards', () => {
    const made = Array.from({ length: 9 }, (_, i) => ({ code: String(i), url: '' }));
    expect(sheets(made).map((sheet) => sheet.length)).toEqual([8, 1]);
    expect(sheets([])).toEqual([]);
  });
});

describe('a new part', () => {
  it('has an id of 128 random bits', () => {
    expect(newId()).toMatch(/^[0-9a-f]{32}$/);
    expect(newId()).not.toBe(newId());
  });
});

describe('an address', () => {
  const id = '0123456789abcdef'.repeat(2);
  const cases: [string, object][] = [
    ['/setup', { name: 'setup' }],
    ['/sign-in', { name: 'list' }],
    ['/desk/', { name: 'list' }],
    ['/desk/organisers', { name: 'organisers' }],
    [`/desk/${id}`, { name: 'day', consultation: id }],
    [`/desk/${id}/report`, { name: 'report', consultation: id }],
    [`/desk/${id}/edit`, { name: 'edit', consultation: id, section: 'details' }],
    [`/desk/${id}/edit/theme/x`, { name: 'edit', consultation: id, section: 'theme/x' }],
    [`/desk/${id}/dance`, { name: 'nowhere' }],
    ['/desk/x', { name: 'nowhere' }],
    ['/', { name: 'nowhere' }],
  ];
  it.each(cases)('%s leads to its page', (path, page) => {
    expect(pageAt(path)).toEqual(page);
  });
});

describe('what was done a moment ago', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function act(run: () => Promise<unknown> = () => Promise.resolve()) {
    return { words: 'done', run: vi.fn(run), back: vi.fn() };
  }

  it('becomes final after a while', async () => {
    const later = new Later();
    const one = act();
    await later.plan(one);
    await vi.advanceTimersByTimeAsync(7000);
    expect(one.run).toHaveBeenCalledOnce();
    expect(later.pending).toBeUndefined();
  });

  it('can be undone until then', async () => {
    const later = new Later();
    const one = act();
    await later.plan(one);
    expect(later.undo()).toBe(true);
    await vi.advanceTimersByTimeAsync(7000);
    expect(one.run).not.toHaveBeenCalled();
    expect(one.back).toHaveBeenCalledOnce();
    expect(later.undo()).toBe(false);
  });

  it('becomes final when the next thing is done', async () => {
    const later = new Later();
    const [one, two] = [act(), act()];
    await later.plan(one);
    await later.plan(two);
    expect(one.run).toHaveBeenCalledOnce();
    expect(later.pending).toBe(two);
  });

  it('is taken back where the server refuses it', async () => {
    const later = new Later();
    const one = act(() => Promise.reject(new Problem('conflict')));
    await later.plan(one);
    await later.flush();
    expect(one.back).toHaveBeenCalledOnce();
    expect(later.refusal).toBeInstanceOf(Problem);
  });
});

describe('a session', () => {
  const info = {
    organiser: { id: 'o', name: 'Ana', email: 'a@x.org', role: 'facilitator' },
    csrf: 'secret',
  };

  function desk(answers: Response[]) {
    const asked: Request[] = [];
    const session = new Session((input, init) => {
      const url = input instanceof Request ? input.url : input;
      asked.push(new Request(new URL(url, 'http://x'), init));
      return Promise.resolve(answers.shift() ?? new Response(null, { status: 204 }));
    });
    return { session, asked };
  }

  it('sends its token with whatever changes something, and with nothing else', async () => {
    const { session, asked } = desk([Response.json(info), Response.json({ consultations: [] })]);
    await session.resume();
    await session.api.consultations();
    await session.api.erase('c');
    expect(session.runs).toBe(true);
    expect(session.owns).toBe(false);
    expect(asked.map((r) => r.headers.get('X-Parley-CSRF'))).toEqual([null, null, 'secret']);
  });

  it('ends when the server says so', async () => {
    const refusal = new Response('{"code":"unauthorised"}', { status: 401 });
    const { session } = desk([Response.json(info), refusal]);
    await session.resume();
    await expect(session.api.consultations()).rejects.toBeInstanceOf(Problem);
    expect(session.organiser).toBeUndefined();
    expect(session.known).toBe(true);
  });
});

describe('a refusal', () => {
  it('names the field that is wrong, in the reader’s language', async () => {
    await language.use('en');
    const problem = new Problem('invalid', {
      fields: [{ location: 'body.protocol.min_cell', message: '' }],
    });
    expect(refusalOf(problem)).toContain(editEn.rules.minCell);
    await language.use('es');
    expect(refusalOf(problem)).toContain(editEs.rules.minCell);
    expect(refusalOf('?')).not.toContain('(');
  });
});

describe('the texts of the desk', () => {
  it('say in Spanish nothing as in English, but for what is the same', () => {
    expect(untranslated(en, es)).toEqual(['rail.theme', 'rail.minutes', 'stage.minutes']);
    expect(untranslated(editEn, editEs)).toEqual([]);
  });
});

describe('the example', () => {
  it('is read as the server writes it', () => {
    expect(exampleSnapshot().consultation.id).toBe(snapshotJSON.consultation.id);
  });
});
