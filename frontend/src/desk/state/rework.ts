// What a person does to the pieces of a draft. Every function leaves its input
// alone and gives the new row; undefined where there is nothing to do.
import { bare, block, depth, prose, type Block, type Kind } from './blocks';

type Row = readonly Block[];

/** A title and what follows it as one text. */
export function asProse({ title, text }: Pick<Block, 'title' | 'text'>): string {
  if (title === '') return text;
  return text === '' ? title : `**${title.replace(/\.$/, '')}.** ${text}`;
}

/** A text as a title and what follows it: the bold beginning, or the first sentence. */
export function asTitled(text: string): Pick<Block, 'title' | 'text'> {
  const trimmed = text.trim();
  const [, bold, after] = /^\*\*(.+?)\*\*\s*([\s\S]*)$/.exec(trimmed) ?? [];
  if (bold !== undefined) return { title: bold.replace(/[.:]$/, ''), text: after ?? '' };
  const [, first, rest] = /^([^\n]{1,200}?)(?:[.:?!](?=\s)\s*|\n+)([\s\S]+)$/.exec(trimmed) ?? [];
  if (first !== undefined) return { title: first, text: rest ?? '' };
  if (trimmed.length <= 200) return { title: trimmed, text: '' };
  const title = trimmed.slice(0, 80).replace(/\s+\S*$/, '');
  return { title, text: trimmed.slice(title.length).trim() };
}

/** Reads one piece as something else. No word is lost: a text that its new kind has no room for follows it. */
export function retyped(row: Row, at: number, kind: Kind): Block[] | undefined {
  const piece = row[at];
  if (!piece || piece.kind === kind) return undefined;
  const changed: Block = { ...piece, kind };
  const more: Block[] = [];
  if (prose.has(kind)) Object.assign(changed, { title: '', text: asProse(piece) });
  else if (prose.has(piece.kind)) Object.assign(changed, asTitled(piece.text));
  if (bare.has(kind) && changed.text !== '') {
    more.push(block(kind === 'plan' ? 'introduction' : 'context', { text: changed.text }));
    changed.text = '';
  }
  if (kind === 'principles' && changed.title !== '') {
    more.unshift(block('recommendation', { title: changed.title }));
    changed.title = '';
  }
  if (kind === 'source') changed.key = freeKey(row);
  return row.toSpliced(at, 1, changed, ...more);
}

/** A key that no source has. */
function freeKey(row: Row): string {
  const taken = new Set(row.map(({ key }) => key));
  let n = row.filter(({ kind }) => kind === 'source').length + 1;
  while (taken.has(`${n}`)) n++;
  return `${n}`;
}

/** Whether a piece can be joined to the one before it. */
export function joinable(row: Row, at: number): boolean {
  const [before, piece] = [row[at - 1], row[at]];
  if (!before || !piece || piece.kind === 'source') return false;
  const [first, second] = [before.kind, piece.kind];
  if (first === 'principles' || second === 'principles' || first === 'source') return false;
  return !bare.has(first) || bare.has(second);
}

/** Joins a piece to the one before it. */
export function merged(row: Row, at: number): Block[] | undefined {
  const [before, piece] = [row[at - 1], row[at]];
  if (!before || !piece || !joinable(row, at)) return undefined;
  const one: Block = { ...before, ...both(before, piece) };
  if (bare.has(before.kind)) one.title = [before.title, piece.title].filter(Boolean).join(' ');
  else one.text = [before.text, asProse(piece)].filter(Boolean).join('\n\n');
  return row.toSpliced(at - 1, 2, one);
}

function both(a: Block, b: Block): Pick<Block, 'sources' | 'addressees'> {
  return {
    sources: [...new Set([...a.sources, ...b.sources])],
    addressees: [...new Set([...a.addressees, ...b.addressees])],
  };
}

/** Where a person's cursor stands in a piece. */
export interface Caret {
  field: 'title' | 'text';
  at: number;
}

/**
 * Parts a piece in two at the cursor: a title gives its end to the text, a text
 * becomes two pieces. Without a cursor inside, at the first empty line.
 */
export function divided(row: Row, at: number, caret?: Caret): Block[] | undefined {
  const piece = row[at];
  if (!piece) return undefined;
  if (caret?.field === 'title') return dividedTitle(row, at, caret.at);
  const found = caret && inside(piece.text, caret.at) ? caret.at : piece.text.indexOf('\n\n');
  if (!inside(piece.text, found)) return undefined;
  const rest = piece.text.slice(found).trim();
  const { kind, sources, addressees, where } = piece;
  const first = { ...piece, text: piece.text.slice(0, found).trim() };
  const words = prose.has(kind) ? { text: rest } : asTitled(rest);
  const second = block(kind, { ...words, sources, addressees, where });
  if (kind === 'source') second.key = freeKey(row);
  return row.toSpliced(at, 1, first, second);
}

function dividedTitle(row: Row, at: number, caret: number): Block[] | undefined {
  const piece = row[at];
  if (!piece || bare.has(piece.kind) || !inside(piece.title, caret)) return undefined;
  const text = [piece.title.slice(caret).trim(), piece.text].filter(Boolean).join('\n\n');
  return row.toSpliced(at, 1, { ...piece, title: piece.title.slice(0, caret).trim(), text });
}

function inside(text: string, at: number): boolean {
  return text.slice(0, at).trim() !== '' && text.slice(at).trim() !== '' && at > 0;
}

/** The end of what belongs to the piece at a place, itself included. */
export function endOf(row: Row, at: number): number {
  const piece = row[at];
  if (!piece) return at;
  let end = at + 1;
  while (end < row.length && depth[row[end]?.kind ?? 'theme'] > depth[piece.kind]) end++;
  return end;
}

/** Moves a piece, with what belongs to it, past its neighbour; out of a theme into the next one. */
export function moved(row: Row, at: number, by: -1 | 1): Block[] | undefined {
  const piece = row[at];
  if (!piece) return undefined;
  const end = endOf(row, at);
  const to = by < 0 ? before(row, at, piece) : after(row, end, piece);
  if (to === undefined) return undefined;
  const unit = row.slice(at, end);
  return row.toSpliced(at, unit.length).toSpliced(to > at ? to - unit.length : to, 0, ...unit);
}

function before(row: Row, at: number, piece: Block): number | undefined {
  const own = depth[piece.kind];
  let to = at - 1;
  while (depthAt(row, to) > own) to--;
  if (to < 0) return undefined;
  const crossing = depthAt(row, to) < own;
  return crossing && !holds(headOf(row, to, own), piece) ? undefined : to;
}

function after(row: Row, end: number, piece: Block): number | undefined {
  const next = row[end];
  if (!next) return undefined;
  if (depth[next.kind] >= depth[piece.kind]) return endOf(row, end);
  return holds(next, piece) ? end + 1 : undefined;
}

function depthAt(row: Row, at: number): number {
  const piece = row[at];
  return piece ? depth[piece.kind] : -1;
}

/** The piece that something of a depth at a place belongs to: a theme, as a rule. */
function headOf(row: Row, at: number, own: number): Block | undefined {
  return row.slice(0, at).findLast(({ kind }) => depth[kind] < own);
}

function holds(head: Block | undefined, { kind }: Block): boolean {
  if (!head) return false;
  if (kind === 'point') return head.kind === 'plan';
  if (kind === 'subpoint') return head.kind === 'recommendation';
  return head.kind === 'theme' || (head.kind === 'principles' && kind === 'recommendation');
}

/** What keeps a piece from being saved. */
export type Fault = 'title' | 'theme' | 'recommendation' | 'long_title' | 'long';

/** Says what is wrong with a piece where it stands; undefined where nothing is. */
export function faultOf(row: Row, at: number): Fault | undefined {
  const piece = row[at];
  if (!piece) return undefined;
  const { kind, title, text } = piece;
  if (kind !== 'point' && depth[kind] > 0 && !holds(headOf(row, at, depth[kind]), piece)) {
    return kind === 'subpoint' ? 'recommendation' : 'theme';
  }
  const named = !prose.has(kind) && kind !== 'principles' && kind !== 'plan';
  if (named && title.trim() === '') return 'title';
  if (title.length > longestTitle) return 'long_title';
  const most = kind === 'recommendation' || kind === 'subpoint' ? longestBody : longestPage;
  return text.length > most ? 'long' : undefined;
}

const longestTitle = 200;
const longestBody = 2000;
const longestPage = 60_000;

/** Takes a piece away; what belonged to it stays and belongs to what is above. */
export function removed(row: Row, at: number): Block[] {
  return row.toSpliced(at, 1);
}
