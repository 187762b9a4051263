import { describe, expect, it } from 'vitest';
import { assemble } from './assemble';
import { block, blocksOf, type Block, type Kind } from './blocks';
import type { Draft } from './draft-api';
import { asTitled, divided, faultOf, merged, moved, retyped } from './rework';

const recommendation = (title: string, section = '') => ({
  ...{ title, body: `${title} text`, sub_points: [{ title: 'a', body: 'b', where: 9 }], section },
  ...{ sources: ['1'], addressees: ['board'], where: 7 },
});

const draft: Draft = {
  ...{ format: '', unit: '', lang: 'en', title: 'Water', introduction: 'Why.[^1]' },
  position: { title: 'A plan', points: [{ number: 1, title: 'One', text: 'x', where: 2 }] },
  themes: [
    {
      ...{ title: 'Supply', context: 'A third is lost.', position_of: '', position: 'Ours' },
      sections: [{ key: 'pipes', title: 'Pipes' }],
      recommendations: [recommendation('Measure'), recommendation('Repair', 'pipes')],
      where: 3,
    },
  ],
  principles: [recommendation('Publish')],
  sources: [{ key: '1', text: 'Water board', url: 'https://example.org', where: 12 }],
  addressees: [{ key: 'board', name: 'Board' }],
  warnings: [],
};

const row = (...kinds: (Kind | [Kind, string, string?])[]): Block[] =>
  kinds.map((one) => {
    const [kind, title = '', text = ''] = typeof one === 'string' ? [one] : one;
    return block(kind, { title, text });
  });

const shown = (blocks: readonly Block[] | undefined) =>
  blocks?.map(({ kind, title, text }) => [kind, title, text].filter(Boolean).join(': '));

describe('a draft laid out and put together', () => {
  it('is the same again', () => {
    const addressees = [{ id: 'board', name: 'Board' }];
    const { draft: again } = assemble({ title: 'Water', lang: 'en', addressees }, blocksOf(draft));
    expect(again).toEqual(draft);
  });

  it('knows which piece stands at a place that the server names', () => {
    const blocks = blocksOf(draft);
    const { places } = assemble({ title: 'Water', lang: 'en', addressees: [] }, blocks);
    const at = (place: string) => blocks.find(({ id }) => id === places.get(place))?.title;
    expect(at('themes[0].recommendations[1]')).toBe('Repair');
    expect(at('principles[0]')).toBe('Publish');
    expect(at('principles[0].sub_points[0]')).toBe('a');
  });

  it('cites no source that was taken away', () => {
    const blocks = blocksOf(draft).filter(({ kind }) => kind !== 'source');
    const { draft: without } = assemble({ title: 'Water', lang: 'en', addressees: [] }, blocks);
    expect(without.introduction).toBe('Why.');
    expect(without.themes[0]?.recommendations[0]).toMatchObject({ sources: [], addressees: [] });
  });
});

describe('a citation', () => {
  const put = (...blocks: Block[]) =>
    assemble({ title: 'Water', lang: 'en', addressees: [] }, [...row('theme'), ...blocks]).draft;
  const source = block('source', { key: 'note-1', text: 'Water board' });
  const text = 'Repair the pipes[^note-1] now. A third is lost.[^note-1] [^gone]';

  it('of a context that becomes a recommendation is a source of it', () => {
    const [, piece] =
      retyped([...row('theme'), block('context', { text })], 1, 'recommendation') ?? [];
    const [made] = put(piece ?? source, source).themes[0]?.recommendations ?? [];
    expect(made).toMatchObject({
      ...{ title: 'Repair the pipes now', body: 'A third is lost.', sources: ['note-1'] },
    });
  });

  it('of a part of a recommendation is a source of the whole', () => {
    const whole = block('recommendation', { title: 'Repair', sources: ['note-2'] });
    const part = block('subpoint', { title: 'Pipes[^note-1]', text });
    const [made] =
      put(whole, part, source, block('source', { key: 'note-2' })).themes[0]?.recommendations ?? [];
    expect(made?.sources).toEqual(['note-2', 'note-1']);
    expect(made?.sub_points[0]).toMatchObject({ title: 'Pipes' });
  });

  it('stays where notes are shown below the text', () => {
    const { themes } = put(block('context', { text }), source);
    expect(themes[0]?.context).toBe('Repair the pipes[^note-1] now. A third is lost.[^note-1]');
  });
});

describe('reading a piece as something else', () => {
  it('loses no word', () => {
    const before = row('theme', ['recommendation', 'Repair', 'It leaks.']);
    expect(shown(retyped(before, 1, 'context'))).toEqual([
      'theme',
      'context: **Repair.** It leaks.',
    ]);
    expect(shown(retyped(before, 1, 'theme'))).toEqual([
      'theme',
      'theme: Repair',
      'context: It leaks.',
    ]);
    expect(shown(retyped(before, 1, 'principles'))).toEqual([
      'theme',
      'principles',
      'recommendation: Repair',
      'context: It leaks.',
    ]);
  });

  it('finds a title in a text', () => {
    expect(asTitled('**Repair.** It leaks.')).toEqual({ title: 'Repair', text: 'It leaks.' });
    expect(asTitled('Repair it. It leaks.')).toEqual({ title: 'Repair it', text: 'It leaks.' });
    expect(asTitled('Repair it')).toEqual({ title: 'Repair it', text: '' });
    const long = 'word '.repeat(80).trim();
    const { title, text } = asTitled(long);
    expect(`${title} ${text}`).toBe(long);
  });
});

describe('parting and joining', () => {
  it('parts a text at the cursor, and joins it again', () => {
    const before = row('theme', ['context', '', 'One two']);
    const apart = divided(before, 1, { field: 'text', at: 3 });
    expect(shown(apart)).toEqual(['theme', 'context: One', 'context: two']);
    expect(shown(merged(apart ?? [], 2))).toEqual(['theme', 'context: One\n\ntwo']);
  });

  it('gives the end of a long title to the text', () => {
    const before = row('theme', ['recommendation', 'Repair it at once', 'Leaks.']);
    expect(shown(divided(before, 1, { field: 'title', at: 9 }))).toEqual([
      'theme',
      'recommendation: Repair it: at once\n\nLeaks.',
    ]);
  });

  it('does nothing where there is nothing to part', () => {
    expect(divided(row(['recommendation', 'One', 'Two']), 0, { field: 'text', at: 3 })).toBe(
      undefined,
    );
  });

  it('joins no text to a heading', () => {
    expect(merged(row(['theme', 'A'], ['context', '', 'b']), 1)).toBe(undefined);
    expect(shown(merged(row(['theme', 'A'], ['theme', 'B']), 1))).toEqual(['theme: A B']);
  });
});

describe('moving', () => {
  const all = row(
    ['theme', 'A'],
    ['recommendation', '1'],
    ['subpoint', 'i'],
    ['recommendation', '2'],
    ['theme', 'B'],
    ['recommendation', '3'],
    ['source', ''],
  );
  const names = (blocks: readonly Block[] | undefined) =>
    blocks?.map(({ title }) => title).join('');

  it('takes along what belongs to a piece', () => {
    expect(names(moved(all, 1, 1))).toBe('A21iB3');
    expect(names(moved(all, 4, -1))).toBe('B3A1i2');
  });

  it('goes from theme to theme', () => {
    expect(names(moved(all, 3, 1))).toBe('A1iB23');
    expect(names(moved(all, 5, -1))).toBe('A1i23B');
  });

  it('stops where nothing could hold the piece', () => {
    expect(moved(all, 1, -1)).toBe(undefined);
    expect(moved(all, 5, 1)).toBe(undefined);
    expect(moved(all, 0, -1)).toBe(undefined);
  });
});

describe('what keeps a piece from being saved', () => {
  it('is said of the piece', () => {
    const all = row(
      ['recommendation', 'no theme'],
      ['subpoint', 'has one'],
      'theme',
      ['subpoint', 'alone'],
      ['recommendation', 'x'.repeat(201)],
      ['recommendation', 'x', 'y'.repeat(2001)],
      'principles',
      ['context', '', 'nowhere'],
      ['recommendation', 'fine'],
    );
    expect(all.map((_, at) => faultOf(all, at))).toEqual([
      ...['theme', undefined, 'title', 'recommendation', 'long_title', 'long'],
      ...[undefined, 'theme', undefined],
    ]);
  });
});
