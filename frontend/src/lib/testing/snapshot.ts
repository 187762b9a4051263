// Examples for tests: a small consultation as the server describes it.
import { snapshot, type Snapshot } from '../api/types';

const en = (text: string, es = `${text} (es)`) => ({ en: text, es });

const round = (id: string, items: string[], status: 'open' | 'closed' = 'open') => ({
  id,
  number: 1,
  status,
  opened: '2019-05-14T15:00:00Z',
  ends: '2019-05-14T15:30:00Z',
  items,
});

/** The JSON of a round that takes answers. */
export const exampleRound = round('q', ['r1', 'r2', 'r3']);

const recommendation = (id: string, place: number, title: string) => ({
  id,
  theme: 't1',
  place,
  title: en(title),
  body: en(`${title}, in full.`),
  sub_points: null,
  addressees: null,
  points: null,
  sources: null,
  proposed: false,
  withdrawn: false,
});

export const protocolJSON = {
  version: 1,
  privacy: 'linked',
  min_cell: 5,
  consensus_percent: 75,
  opposition_percent: 15,
  scale: '1-9',
  dimensions: [{ key: 'importance', name: en('Importance'), low: en('Low'), high: en('High') }],
  ranking_method: 'schulze',
  unranked: 'bottom',
  visibility: 'after_answer',
  moderate_comments: false,
  moderate_proposals: true,
  comment_batch: 3,
  keys: {},
};

/** The JSON of a consultation with one theme, three recommendations and one step of each kind. */
export const snapshotJSON = {
  v: 10,
  now: '2019-05-14T15:05:00Z',
  consultation: {
    id: 'c1',
    room_code: 'K7M 4QX',
    title: en('Cooperation'),
    hosts: en('Hosts'),
    date: '2019-05-14',
    place: en('Mexico City'),
    languages: ['en', 'es'],
    introduction: en(''),
    position: { title: en(''), points: null },
    addressees: null,
    sources: null,
    protocol: protocolJSON,
    protocol_hash: 'ff',
    frozen: true,
    open_room: false,
    status: 'open',
    issuance_over: false,
  },
  groups: [],
  themes: [
    {
      id: 't1',
      place: 1,
      title: en('Justice'),
      context: en(''),
      figures: null,
      position: en(''),
      sections: null,
    },
  ],
  recommendations: [
    recommendation('r1', 1, 'First'),
    recommendation('r2', 2, 'Second'),
    recommendation('r3', 3, 'Third'),
  ],
  steps: [
    {
      id: 's1',
      theme: 't1',
      kind: 'discuss',
      place: 1,
      minutes: 20,
      rounds: [] as (typeof exampleRound)[],
    },
    {
      id: 's2',
      theme: 't1',
      kind: 'vote',
      place: 2,
      minutes: 30,
      rounds: [round('q2', ['r1', 'r2', 'r3'])],
    },
    {
      id: 's3',
      theme: 't1',
      kind: 'rank',
      place: 3,
      minutes: 10,
      rounds: [] as (typeof exampleRound)[],
    },
  ],
  results: [],
  words: [],
  about: 40,
};

const around = (x: number, y: number) => [
  [x + 1, y],
  [x, y + 1],
  [x - 1, y],
  [x, y - 1],
];

/** The JSON of a map of opinion with three clear groups. */
export const opinionsJSON = {
  clear: true,
  people: 40,
  silhouette: 0.66,
  noise: 0.44,
  restarts: 0.91,
  groups: [
    { size: 18, outline: around(-3, 0), agrees: ['r2'], opposes: ['r3'] },
    { size: 12, outline: around(3, 0), agrees: ['r3'], opposes: [] },
    { size: 10, outline: around(0, 4), agrees: [], opposes: ['r2'] },
  ],
  bridges: [{ recommendation: 'r1', consensus: 0.86 }],
};

/** The same, read. */
export function exampleSnapshot(): Snapshot {
  return snapshot(structuredClone(snapshotJSON));
}
