// Checks what is taken home against what the six people did.
import { above, counted, histogram, outside, reported, violence } from './opinions';
import type { Lang } from '../../src/lib/i18n/lang';
import { expect } from './test';

interface Round {
  theme?: string;
  kind: string;
  final: boolean;
  answered: { n?: number; suppressed: boolean };
  finished: { n?: number; suppressed: boolean };
  items: {
    recommendation: string;
    suppressed: boolean;
    vote?: { agree: number; disagree: number; pass: number };
    ratings?: { histogram: number[]; outside: number }[];
  }[];
  ranking?: { ballots?: number; items: string[]; pairwise?: number[][] };
}

interface Data {
  consultation: { protocol: { min_cell: number } };
  participation: { invited?: number; took_part: { n?: number; suppressed: boolean } };
  themes: { id: string; number: number }[];
  recommendations: { id: string; title: Record<Lang, string> }[];
  rounds: Round[];
}

const titles = violence.recommendations.map(({ title }) => title);

/** data.json has every figure as it was said; what too few said is not there. */
export function checkData(text: string): void {
  const data = JSON.parse(text) as Data;
  const theme = data.themes.find(({ number }) => number === 4)?.id;
  const numberOf = (id: string) => {
    const title = data.recommendations.find((one) => one.id === id)?.title.en;
    return titles.findIndex(({ en }) => en === title);
  };
  const round = (kind: string) =>
    data.rounds.find((one) => one.theme === theme && one.kind === kind);
  expect(data.consultation.protocol.min_cell).toBe(3);
  expect(data.participation).toMatchObject({ invited: 6, took_part: { n: 6, suppressed: false } });
  checkVotes(round('vote'), numberOf);
  checkRatings(round('rate'), numberOf);
  checkRanking(round('rank'), numberOf);
}

function checkVotes(round: Round | undefined, numberOf: (id: string) => number): void {
  expect(round).toMatchObject({ final: true, answered: { n: 6 }, finished: { suppressed: true } });
  expect(round?.items).toHaveLength(titles.length);
  for (const { recommendation, suppressed, vote } of round?.items ?? []) {
    const n = numberOf(recommendation);
    if (reported(n)) expect(vote, `votes on ${n}`).toMatchObject(counted(n));
    else expect({ suppressed, vote }).toEqual({ suppressed: true, vote: undefined });
  }
}

function checkRatings(round: Round | undefined, numberOf: (id: string) => number): void {
  expect(round).toMatchObject({ final: true, answered: { n: 6 }, finished: { n: 6 } });
  for (const { recommendation, ratings } of round?.items ?? []) {
    const n = numberOf(recommendation);
    const wanted = { histogram: histogram(n), outside: outside(n) };
    expect(ratings?.[0], `ratings of ${n}`).toMatchObject(wanted);
  }
}

function checkRanking(round: Round | undefined, numberOf: (id: string) => number): void {
  expect(round?.ranking?.ballots).toBe(6);
  const numbers = (round?.ranking?.items ?? []).map(numberOf);
  expect(numbers).toHaveLength(titles.length);
  const wanted = numbers.map((i) => numbers.map((j) => (i === j ? 0 : above(i, j))));
  expect(round?.ranking?.pairwise).toEqual(wanted);
}

/** data.csv has the same counts under the titles of its language. */
export function checkTable(text: string, lang: Lang): void {
  const [head = [], ...rows] = readTable(text);
  const cell = (row: string[], column: string) => row[head.indexOf(column)];
  for (const [n, title] of titles.entries()) {
    const row = rows.find(
      (one) => cell(one, 'kind') === 'vote' && cell(one, 'title') === title[lang],
    );
    expect(row, `a row of votes on “${title[lang]}”`).toBeDefined();
    if (!row) continue;
    const { agree, disagree, pass } = counted(n);
    const wanted = reported(n) ? [agree, disagree, pass].map(String) : ['', '', ''];
    expect(['agree', 'disagree', 'pass'].map((column) => cell(row, column))).toEqual(wanted);
  }
}

/** Reads a table of RFC 4180. */
function readTable(text: string): string[][] {
  const lines = text.trim().split(/\r?\n/);
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) =>
      (match[1] ?? match[2] ?? '').replaceAll('""', '"'),
    ),
  );
}

/** The report speaks its language, quotes who allowed it, and nobody else. */
export function checkReport(
  text: string,
  lang: Lang,
  { quoted, silent }: { quoted: string; silent: string[] },
): void {
  expect(text).toContain('Chatham House');
  expect(text).toContain(violence.title[lang]);
  for (const title of titles) expect(text).toContain(title[lang]);
  expect(text).toContain(quoted);
  for (const words of silent) expect(text).not.toContain(words);
}
