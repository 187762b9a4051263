import { describe, expect, it } from 'vitest';
import { Client } from '../../lib/api/client';
import { languages } from '../../lib/i18n/lang';
import sharedEn from '../../lib/i18n/shared/en';
import sharedEs from '../../lib/i18n/shared/es';
import en from '../messages/mail.en';
import es from '../messages/mail.es';
import { DeskApi, type Outcome } from './api';
import { Mailing } from './mailing.svelte';

interface Asked {
  lang: string;
  note: string;
  recipients: { name: string; address: string }[];
}

/** A mailing whose server answers each request in turn, and sends everything after that. */
function mailing(...answers: ((asked: Asked) => Response | Outcome[])[]) {
  const batches: string[][] = [];
  const texts: Pick<Asked, 'lang' | 'note'>[] = [];
  let invited = 0;
  const fetcher: typeof fetch = (_, init) => {
    const asked = JSON.parse(typeof init?.body === 'string' ? init.body : '') as Asked;
    batches.push(asked.recipients.map(({ address }) => address));
    texts.push({ lang: asked.lang, note: asked.note });
    const answer = answers.shift()?.(asked) ?? asked.recipients.map(() => 'sent');
    return Promise.resolve(
      answer instanceof Response ? answer : Response.json({ outcomes: answer }),
    );
  };
  const api = new DeskApi(new Client({ fetch: fetcher }));
  const one = new Mailing(api, 'c1', 'g1', 'es', (n) => (invited += n));
  return { one, batches, texts, invited: () => invited };
}

const person = (n: number) => `p${n}@example.org`;
const people = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => person(from + i));
const sentAll = ({ recipients }: Asked): Outcome[] => recipients.map(() => 'sent');
const cut = (): never => {
  throw new TypeError('network error');
};
const refused = (status: number, code: string) => () =>
  Response.json({ code, detail: '' }, { status });

describe('writing to a list', () => {
  it('sends to everybody once, five at a time, and forgets them', async () => {
    const { one, batches, texts, invited } = mailing();
    one.list = people(1, 12).join('\n');
    one.note = 'Please come.';
    await one.send();
    expect(batches).toEqual([people(1, 5), people(6, 10), people(11, 12)]);
    expect(texts[0]).toEqual({ lang: 'es', note: 'Please come.' });
    expect([one.sent, invited()]).toEqual([12, 12]);
    expect([one.list, one.failures, one.refusal]).toEqual(['', [], undefined]);
    expect([one.busy, one.open]).toEqual([false, false]);
  });

  it('shows how far it has come, and does not begin twice', async () => {
    let release: (response: Response) => void = () => undefined;
    let asked = 0;
    const fetcher: typeof fetch = () => {
      asked++;
      return new Promise((answer) => (release = answer));
    };
    const api = new DeskApi(new Client({ fetch: fetcher }));
    const one = new Mailing(api, 'c1', 'g1', 'en', () => undefined);
    one.list = people(1, 3).join('\n');
    const sending = one.send();
    await one.send();
    expect([asked, one.busy, one.open, one.total, one.done]).toEqual([1, true, true, 3, 0]);
    release(Response.json({ outcomes: ['sent', 'sent', 'sent'] }));
    await sending;
    expect([asked, one.sent]).toEqual([1, 3]);
  });

  it('keeps who was refused, with the reason, and lines that are no address', async () => {
    const { one, batches, invited } = mailing(() => ['sent', 'refused', 'later']);
    one.list = `${person(1)}\nEva Ruiz <${person(2)}>\n${person(3)}\nana at example.org`;
    await one.send();
    expect(one.failures).toEqual([
      { address: person(2), outcome: 'refused' },
      { address: person(3), outcome: 'later' },
    ]);
    expect(one.list).toBe(`Eva Ruiz <${person(2)}>\n${person(3)}\nana at example.org`);
    expect([one.sent, invited(), one.open]).toEqual([1, 1, true]);
    await one.send();
    expect(batches[1]).toEqual([person(2), person(3)]);
    expect([one.sent, one.failures, one.list]).toEqual([2, [], 'ana at example.org']);
  });
});

describe('a server that cannot write', () => {
  it('leaves the whole list where no mail server is set', async () => {
    const { one, batches } = mailing(refused(503, 'mail'));
    one.list = people(1, 7).join('\n');
    await one.send();
    expect(batches).toHaveLength(1);
    expect(one.refusal).toMatchObject({ code: 'mail' });
    expect([one.list, one.sent, one.failures]).toEqual([people(1, 7).join('\n'), 0, []]);
  });

  it('leaves those after the moment when the mail server failed', async () => {
    const { one, batches, invited } = mailing(sentAll, refused(503, 'mail'));
    one.list = people(1, 12).join('\n');
    await one.send();
    expect([one.sent, invited(), one.broken]).toEqual([5, 5, false]);
    expect(one.list).toBe(people(6, 12).join('\n'));
    await one.send();
    expect(batches.slice(2)).toEqual([people(6, 10), people(11, 12)]);
    expect(one.list).toBe('');
  });
});

describe('a connection that breaks in the middle', () => {
  const gateway = () => new Response('<h1>Bad gateway</h1>', { status: 502 });

  it.each([
    ['the network', cut],
    ['a proxy', gateway],
    ['an answer that nobody understands', () => new Response('{"outcomes": 3}')],
  ])('(%s) stops sending, and repeats nothing by itself', async (_, broken) => {
    const { one, batches, invited } = mailing(sentAll, broken);
    one.list = people(1, 12).join('\n');
    await one.send();
    expect(batches).toEqual([people(1, 5), people(6, 10)]);
    expect([one.sent, invited(), one.broken]).toEqual([5, 5, true]);
    expect(one.failures).toEqual(people(6, 10).map((address) => ({ address, outcome: 'lost' })));
    expect(one.list).toBe(people(6, 12).join('\n')); // and those who were never tried
    expect(one.refusal).toBeInstanceOf(Error);
  });

  it('writes only to those whom the organiser leaves on the list', async () => {
    const { one, batches } = mailing(cut);
    one.list = people(1, 7).join('\n');
    await one.send();
    one.list = people(6, 7).join('\n'); // the first five said that they have it
    await one.send();
    expect(batches).toEqual([people(1, 5), people(6, 7)]);
    expect([one.broken, one.refusal, one.list]).toEqual([false, undefined, '']);
  });
});

it('has a reason in each language for everything that can become of a mail', () => {
  const outcomes = ['address', 'refused', 'sender', 'later', 'unsure', 'lost'] as const;
  const texts = { en, es };
  for (const { lang } of languages) {
    for (const outcome of outcomes) expect(texts[lang].outcomes[outcome]).not.toBe('');
  }
  expect(sharedEn.errors.mail).not.toBe(sharedEs.errors.mail);
});
