import type { Addressee, Block } from './blocks';
import type { Draft, DraftRecommendation, DraftTheme } from './draft-api';

/** What a draft says beside its pieces. */
export interface Head {
  title: string;
  lang: string;
  addressees: Addressee[];
}

/** A draft as it is sent, and which piece stands at which of its places. */
export interface Assembled {
  draft: Draft;
  places: Map<string, number>;
}

/** Puts the pieces together: the opposite of laying a draft out. */
export function assemble(head: Head, blocks: readonly Block[]): Assembled {
  const one = new Assembly(head, blocks);
  for (const piece of blocks) one.add(piece);
  return { draft: one.draft, places: one.places };
}

class Assembly {
  readonly draft: Draft;
  readonly places = new Map<string, number>();
  #known: Set<string>;
  #keys: Map<string, string>;
  #theme: DraftTheme | undefined;
  #list: DraftRecommendation[] | undefined;
  #path = '';
  #section = '';

  constructor({ title, lang, addressees }: Head, blocks: readonly Block[]) {
    const named = addressees.filter(({ name }) => name.trim() !== '');
    this.#keys = keysOf(named);
    this.#known = new Set(blocks.filter(({ kind }) => kind === 'source').map(({ key }) => key));
    this.draft = {
      ...{ format: '', unit: '', lang, title: title.trim(), introduction: '' },
      ...{ position: { title: '', points: [] }, themes: [], principles: [], sources: [] },
      addressees: named.map(({ id, name }) => ({ key: this.#keys.get(id) ?? id, name })),
      warnings: [],
    };
  }

  add(piece: Block): void {
    const { draft } = this;
    const title = unmarked(piece.title.trim());
    const text = this.#cited(piece.text.trim());
    const { where } = piece;
    switch (piece.kind) {
      case 'introduction':
        this.#at('introduction', piece);
        draft.introduction = joined(draft.introduction, text);
        return;
      case 'plan':
        this.#at('position', piece);
        draft.position.title ||= title;
        return;
      case 'point':
        this.#at(`position.points[${draft.position.points.length}]`, piece);
        draft.position.points.push({
          ...{ number: draft.position.points.length + 1, title, text: unmarked(text) },
          where,
        });
        return;
      case 'source':
        this.#at(`sources[${draft.sources.length}]`, piece);
        draft.sources.push({ key: piece.key, text, url: piece.url.trim(), where });
        return;
      case 'principles':
        this.#begin(draft.principles, 'principles');
        return;
      case 'theme':
        this.#beginTheme(piece, title);
        return;
      default:
        this.#inTheme(piece, title, text);
    }
  }

  #beginTheme(piece: Block, title: string): void {
    const path = `themes[${this.draft.themes.length}]`;
    const { where } = piece;
    const theme: DraftTheme = {
      ...{ title, context: '', position_of: '', position: '' },
      ...{ sections: [], recommendations: [], where },
    };
    this.draft.themes.push(theme);
    this.#at(path, piece);
    this.#begin(theme.recommendations, `${path}.recommendations`, theme);
  }

  #begin(list: DraftRecommendation[], path: string, theme?: DraftTheme): void {
    [this.#list, this.#path, this.#theme, this.#section] = [list, path, theme, ''];
  }

  #inTheme(piece: Block, title: string, text: string): void {
    const theme = this.#theme;
    const path = `themes[${this.draft.themes.length - 1}]`;
    const { kind } = piece;
    if (kind === 'recommendation') this.#recommend(piece, title, text);
    else if (kind === 'subpoint') this.#subPoint(piece, title, text);
    else if (theme && (kind === 'context' || kind === 'position')) {
      this.#at(`${path}.${kind}`, piece);
      theme[kind] = joined(theme[kind], text);
    } else if (theme && kind === 'section') {
      this.#at(`${path}.sections[${theme.sections.length}]`, piece);
      this.#section = unique(piece.key || slug(title), (key) =>
        theme.sections.some((other) => other.key === key),
      );
      theme.sections.push({ key: this.#section, title });
    }
  }

  #recommend(piece: Block, title: string, text: string): void {
    const list = this.#list;
    if (!list) return;
    this.#at(`${this.#path}[${list.length}]`, piece);
    const addressees = piece.addressees
      .map((id) => this.#keys.get(id))
      .filter((key) => key !== undefined);
    list.push({
      ...{ title, body: unmarked(text), sub_points: [], section: this.#section },
      sources: this.#sourcesOf(piece),
      ...{ addressees, where: piece.where },
    });
  }

  #subPoint(piece: Block, title: string, text: string): void {
    const list = this.#list ?? [];
    const of = list.at(-1);
    if (!of) return;
    this.#at(`${this.#path}[${list.length - 1}].sub_points[${of.sub_points.length}]`, piece);
    of.sub_points.push({ title, body: unmarked(text), where: piece.where });
    of.sources = [...new Set([...of.sources, ...this.#sourcesOf(piece)])];
  }

  /** What a piece names below its text, and what it cites in it, as a context does. */
  #sourcesOf({ sources, title, text }: Block): string[] {
    const cited = [...`${title} ${text}`.matchAll(mark)].map(([, key = '']) => key);
    return [...new Set([...sources, ...cited])].filter((key) => this.#known.has(key));
  }

  #at(place: string, { id }: Block): void {
    if (!this.places.has(place)) this.places.set(place, id);
  }

  /** The text without citations of sources that are no longer there. */
  #cited(text: string): string {
    return text.replace(mark, (whole, key: string) => (this.#known.has(key) ? whole : ''));
  }
}

/** The mark of a note in a text, with the space before it. */
const mark = /[ \t]*\[\^([^\]\s]+)\]/g;

/** What is shown as it is written, in which a mark would be seen. */
function unmarked(text: string): string {
  return text.replace(mark, '');
}

function joined(before: string, more: string): string {
  return [before, more].filter(Boolean).join('\n\n');
}

function keysOf(addressees: readonly Addressee[]): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { id, name } of addressees) {
    const taken = new Set(keys.values());
    keys.set(
      id,
      unique(slug(name), (key) => taken.has(key)),
    );
  }
  return keys;
}

/** A text as a key: lower-case letters, digits and dashes. */
function slug(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 32)
      .replace(/^-|-$/g, '') || 'x'
  );
}

function unique(key: string, taken: (key: string) => boolean): string {
  let made = key;
  for (let n = 2; taken(made); n++) made = `${key}-${n}`;
  return made;
}
