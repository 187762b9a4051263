import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../../lib/api/client';
import type { Agenda } from '../../lib/api/types';
import { snapshotJSON } from '../../lib/testing/snapshot';
import { DeskApi } from './api';
import { Editor } from './editor.svelte';

interface Asked {
  method: string;
  path: string;
  body: unknown;
}

function editing(answer: (asked: Asked) => Response | undefined = () => undefined) {
  const asked: Asked[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    const request = new Request(
      new URL(input instanceof Request ? input.url : input, 'http://x'),
      init,
    );
    const text = await request.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const { pathname } = new URL(request.url);
    const one = {
      method: request.method,
      path: pathname.replace('/api/v1/consultations/c1', ''),
      body,
    };
    asked.push(one);
    const given = answer(one);
    if (given) return given;
    if (one.path === '/agenda') return Response.json(agendaJSON());
    const { consultation } = snapshotJSON;
    return one.method === 'DELETE' || one.path.endsWith('/merge')
      ? new Response(null, { status: 204 })
      : Response.json(one.path === '' ? consultation : {});
  };
  const editor = new Editor(new DeskApi(new Client({ fetch: fetcher })), 'c1');
  return { editor, asked, writes: () => asked.filter(({ method }) => method !== 'GET') };
}

function agendaJSON(themes: unknown[] = snapshotJSON.themes) {
  const { consultation, groups, recommendations, steps } = snapshotJSON;
  return { consultation, groups, themes, recommendations, steps };
}

function loaded(editor: Editor): Agenda {
  if (!editor.agenda) throw new Error('not loaded');
  return editor.agenda;
}

describe('the editor', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('keeps what was typed where somebody else was faster, and lets a person decide', async () => {
    let theirs = 'Theirs';
    const { editor, writes } = editing(({ method, path, body }) => {
      const { themes } = snapshotJSON;
      const [first] = themes;
      const moved = [{ ...first, title: { en: theirs, es: 'Suyo' } }, ...themes.slice(1)];
      if (path === '/agenda' && theirs !== '') return Response.json(agendaJSON(moved));
      const was = (body as { was?: { title: { en: string } } } | undefined)?.was;
      return method === 'PUT' && was?.title.en !== theirs
        ? Response.json({ code: 'changed', detail: '', errors: [] }, { status: 409 })
        : undefined;
    });
    const title = theirs;
    theirs = '';
    await editor.load();
    theirs = title;
    const [theme] = loaded(editor).themes;
    if (!theme) throw new Error('no theme');
    theme.title.en = 'Mine';
    editor.touchPart('themes', theme);
    await vi.advanceTimersByTimeAsync(1000);
    const key = `themes ${theme.id}`;
    expect(editor.clashes[key]?.fields).toEqual(['title']);
    expect(theme.title.en).toBe('Mine');
    expect(editor.unsaved).toBe(true);

    editor.settle(key, 'mine');
    await vi.advanceTimersByTimeAsync(1000);
    expect(editor.unsaved).toBe(false);
    expect(editor.clashes).toEqual({});
    expect(theme.title).toEqual({ en: 'Mine', es: 'Suyo' });
    expect(writes().at(-1)?.body).toMatchObject({ title: { en: 'Mine', es: 'Suyo' } });
  });

  it('saves a part once, a moment after the last key', async () => {
    const { editor, writes } = editing();
    await editor.load();
    const [theme] = loaded(editor).themes;
    if (!theme) throw new Error('no theme');
    for (const title of ['J', 'Ju', 'Jus']) {
      theme.title.en = title;
      editor.touchPart('themes', theme);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(editor.unsaved).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(writes()).toMatchObject([
      { method: 'PUT', path: '/themes/t1', body: { title: { en: 'Jus' } } },
    ]);
    expect(editor.unsaved).toBe(false);
  });

  it('keeps what the server refused and says so', async () => {
    const refusal = () => new Response('{"code":"invalid"}', { status: 422 });
    const { editor } = editing(({ path }) => (path === '' ? refusal() : undefined));
    await editor.load();
    editor.touch();
    await vi.advanceTimersByTimeAsync(1000);
    expect(editor.unsaved).toBe(true);
    expect(editor.refusal).toMatchObject({ code: 'invalid' });
  });

  it('tries again by itself where the server was not reached', async () => {
    let tries = 0;
    const { editor } = editing(({ path }) => {
      tries += path === '' ? 1 : 0;
      return path === '' && tries === 1
        ? new Response('{"code":"busy"}', { status: 503 })
        : undefined;
    });
    await editor.load();
    editor.touch();
    await vi.advanceTimersByTimeAsync(7000);
    expect(tries).toBe(2);
    expect(editor.unsaved).toBe(false);
  });

  it('removes a part a moment later, so that it can be undone', async () => {
    const { editor, writes } = editing();
    await editor.load();
    const [first, second] = loaded(editor).recommendations;
    if (!first || !second) throw new Error('no recommendations');
    await editor.remove('recommendations', first, 'gone');
    expect(loaded(editor).recommendations).toHaveLength(2);
    editor.later.undo();
    expect(loaded(editor).recommendations).toHaveLength(3);
    await editor.remove('recommendations', second, 'gone');
    await vi.advanceTimersByTimeAsync(8000);
    expect(writes()).toMatchObject([{ method: 'DELETE', path: '/recommendations/r2' }]);
  });

  it('moves a part by saving the places that changed', async () => {
    const { editor, writes } = editing();
    await editor.load();
    const { recommendations } = loaded(editor);
    editor.swap('recommendations', recommendations, 0, 1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(recommendations.map(({ id, place }) => [id, place])).toEqual([
      ['r1', 2],
      ['r2', 1],
      ['r3', 3],
    ]);
    expect(writes().map(({ path }) => path)).toEqual([
      '/recommendations/r2',
      '/recommendations/r1',
    ]);
  });

  it('adds a theme at the end and saves it', async () => {
    const { editor, writes } = editing();
    await editor.load();
    const id = editor.addTheme({ en: 'New', es: 'Nuevo' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(writes()).toMatchObject([{ path: `/themes/${id}`, body: { place: 2 } }]);
  });

  it('keeps invitations for this sitting', async () => {
    const made = { invitations: [{ code: 'A', url: 'u' }] };
    const { editor } = editing(({ path }) =>
      path.endsWith('/invitations') ? Response.json(made) : undefined,
    );
    await editor.load();
    editor.addGroup({ en: 'Guests', es: 'Invitadas' });
    const group = loaded(editor).groups[0];
    if (!group) throw new Error('no group');
    await editor.invite(group, 1);
    expect(group.invited).toBe(1);
    expect(editor.made[group.id]).toEqual(made.invitations);
  });
});
