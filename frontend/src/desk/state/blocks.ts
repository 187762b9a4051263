import type { Draft, DraftRecommendation, DraftTheme } from './draft-api';

/** What a piece of a document can be read as, in the order in which it is offered. */
export const kinds = [
  'theme',
  'context',
  'position',
  'section',
  'recommendation',
  'subpoint',
  'principles',
  'introduction',
  'plan',
  'point',
  'source',
] as const;
export type Kind = (typeof kinds)[number];

/** One piece of a draft. A draft is a row of them: what stands below a theme belongs to it. */
export interface Block {
  id: number;
  kind: Kind;
  title: string;
  text: string;
  /** Keys of the sources that it cites. */
  sources: string[];
  /** Ids of those it is addressed to. */
  addressees: string[];
  /** The key of a source, or of a section. */
  key: string;
  url: string;
  /** Where in the document it was found; 0 where it is new. */
  where: number;
}

/** Somebody whom recommendations are addressed to. */
export interface Addressee {
  id: string;
  name: string;
}

/** Kinds that have a title and no text. */
export const bare: ReadonlySet<Kind> = new Set(['theme', 'section', 'plan', 'principles']);
/** Kinds that have a text and no title. */
export const prose: ReadonlySet<Kind> = new Set(['context', 'position', 'introduction', 'source']);

/** How deep a kind stands: what is deeper belongs to what is above it. */
export const depth: Record<Kind, number> = {
  introduction: 0,
  plan: 0,
  point: 1,
  theme: 0,
  context: 1,
  position: 1,
  section: 1,
  recommendation: 1,
  subpoint: 2,
  principles: 0,
  source: 0,
};

let last = 0;

/** Makes a piece with an id of its own on this page. */
export function block(kind: Kind, parts: Partial<Omit<Block, 'id' | 'kind'>> = {}): Block {
  const empty = { title: '', text: '', sources: [], addressees: [], key: '', url: '', where: 0 };
  return { ...empty, ...parts, id: ++last, kind };
}

/** Gives pieces that were kept on this device ids that no other has. */
export function renumbered(kept: Block[]): Block[] {
  return kept.map((one) => ({ ...one, id: ++last }));
}

/** Lays a draft out as a row of pieces. */
export function blocksOf(draft: Draft): Block[] {
  const { introduction, position, themes, principles, sources } = draft;
  const out: Block[] = [];
  if (introduction) out.push(block('introduction', { text: introduction }));
  if (position.title || position.points.length > 0) {
    out.push(block('plan', { title: position.title }));
  }
  out.push(
    ...position.points.map(({ title, text, where }) => block('point', { title, text, where })),
    ...themes.flatMap(ofTheme),
  );
  if (principles.length > 0) out.push(block('principles'));
  out.push(...principles.flatMap(ofRecommendation));
  return [...out, ...sources.map((source) => block('source', source))];
}

function ofTheme(theme: DraftTheme): Block[] {
  const { title, context, position, sections, recommendations, where } = theme;
  const out = [block('theme', { title, where })];
  if (context) out.push(block('context', { text: context }));
  if (position) out.push(block('position', { text: position }));
  out.push(...recommendations.filter(({ section }) => section === '').flatMap(ofRecommendation));
  for (const section of sections) {
    out.push(block('section', section));
    const within = recommendations.filter((one) => one.section === section.key);
    out.push(...within.flatMap(ofRecommendation));
  }
  return out;
}

function ofRecommendation(one: DraftRecommendation): Block[] {
  const { title, body, sub_points, sources, addressees, where } = one;
  const first = block('recommendation', { title, text: body, sources, addressees, where });
  const points = sub_points.map((p) =>
    block('subpoint', { title: p.title, text: p.body, where: p.where }),
  );
  return [first, ...points];
}
