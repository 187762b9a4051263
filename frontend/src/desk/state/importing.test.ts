import { describe, expect, it } from 'vitest';
import { Client } from '../../lib/api/client';
import { MemoryShelf } from '../../lib/store/shelf';
import { Importing } from './importing.svelte';

const read = {
  title: 'Water',
  lang: 'es',
  unit: 'line',
  themes: [
    { title: 'Supply', context: 'A third is lost.', recommendations: [{ title: 'Repair' }] },
    { title: 'Price', recommendations: [{ title: 'Charge by use' }] },
  ],
};

/** An import whose server answers with what is given, in order. */
function importing(answers: [number, unknown][] = [], shelf = new MemoryShelf()) {
  const asked: unknown[] = [];
  const fetcher: typeof fetch = (_, init) => {
    asked.push(JSON.parse(typeof init?.body === 'string' ? init.body : ''));
    const [status, body] = answers.shift() ?? [500, {}];
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
  const client = new Client({ fetch: fetcher });
  return { asked, shelf, one: new Importing(client, Promise.resolve(shelf), 'ana') };
}

async function begun(...answers: [number, unknown][]) {
  const all = importing([[200, read], ...answers]);
  await all.one.resume();
  await all.one.read('water.md', () => Promise.resolve('IyBXYXRlcg=='));
  return all;
}

const titles = (one: Importing) => one.blocks.map(({ title, text }) => title || text);

describe('a document on its way to an agenda', () => {
  it('is laid out, corrected and sent', async () => {
    const { one, asked } = await begun([200, { id: 'c9' }]);
    expect(titles(one)).toEqual(['Supply', 'A third is lost.', 'Repair', 'Price', 'Charge by use']);
    const [, , repair] = one.blocks;
    if (repair) repair.title = 'Repair the pipes';
    expect(await one.save()).toBe('c9');
    const title = 'Repair the pipes';
    expect(asked[1]).toMatchObject({
      lang: 'es',
      draft: { title: 'Water', themes: [{ recommendations: [{ title }] }, {}] },
    });
    expect(one.begun).toBe(false);
  });

  it('survives a reload with every word', async () => {
    const { one, shelf } = await begun();
    const [supply] = one.blocks;
    if (supply) supply.title = 'Drinking water';
    one.addressees.push({ id: 'a', name: 'The board' });
    await one.keep();
    const { one: later } = importing([], shelf);
    await later.resume();
    expect(titles(later)[0]).toBe('Drinking water');
    expect(later.addressees).toEqual([{ id: 'a', name: 'The board' }]);
    expect(later.lang).toBe('es');
  });

  it('is another person’s business for nobody else', async () => {
    const { one, shelf } = await begun();
    await one.keep();
    const other = new Importing(new Client(), Promise.resolve(shelf), 'ben');
    await other.resume();
    expect(other.begun).toBe(false);
  });

  it('stays as it was typed where the server refuses it, and says which piece', async () => {
    const errors = [{ location: 'body.draft.themes[1].recommendations[0].body', message: 'long' }];
    const { one } = await begun([422, { code: 'invalid', detail: '', errors }]);
    expect(await one.save()).toBe(undefined);
    expect(one.blocks.find(({ id }) => id === one.refused)?.title).toBe('Charge by use');
    expect(titles(one)).toHaveLength(5);
  });

  it('stays as pasted where it cannot be read', async () => {
    const { one } = importing([[422, { code: 'invalid', detail: '' }]]);
    await one.resume();
    one.pasted = 'Water';
    expect(await one.read('pasted.txt', () => Promise.resolve(''))).toBe(false);
    expect(one.pasted).toBe('Water');
    expect(one.refusal).toBeDefined();
  });

  it('takes changes back one by one, and keeps what was typed elsewhere', async () => {
    const { one } = await begun();
    const [supply, context, repair] = one.blocks;
    if (!supply || !context || !repair) throw new Error('pieces are missing');
    one.retype(repair, 'context');
    one.remove(context);
    supply.title = 'Drinking water';
    expect(titles(one)).toEqual(['Drinking water', 'Repair', 'Price', 'Charge by use']);
    one.undo();
    expect(titles(one)).toEqual([
      ...['Drinking water', 'A third is lost.', 'Repair', 'Price', 'Charge by use'],
    ]);
    one.undo();
    expect(one.blocks[2]?.kind).toBe('recommendation');
    expect(one.undoable).toBe(false);
  });
});
