import type { Client } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { parseLang, type Lang } from '../../lib/i18n/lang';
import type { Shelf } from '../../lib/store/shelf';
import { assemble } from './assemble';
import { block, blocksOf, renumbered, type Addressee, type Block, type Kind } from './blocks';
import { createFrom, readDocument, type Draft, type Warning } from './draft-api';
import { divided, endOf, faultOf, merged, moved, removed, retyped, type Caret } from './rework';

/** What is kept on this device until the agenda is made. */
export interface Kept {
  pasted: string;
  file: string;
  unit: string;
  title: string;
  lang: Lang;
  addressees: Addressee[];
  blocks: Block[];
  warnings: Warning[];
}

/** How the pieces were before something was done to them. */
interface Step {
  row: Block[];
  touched: Block[];
}

const mostSteps = 60;

/**
 * A document on its way to an agenda: read by the server, corrected here, and
 * saved only when the organiser says so. Everything typed is kept on this
 * device until then.
 */
export class Importing {
  /** What was pasted and not yet read. */
  pasted = $state('');
  file = $state('');
  unit = $state('');
  title = $state('');
  lang: Lang = $state('en');
  addressees: Addressee[] = $state([]);
  blocks: Block[] = $state([]);
  warnings: Warning[] = $state.raw([]);
  /** Whether what was kept has been looked for. */
  ready = $state(false);
  /** Whether something stands here that this device has not kept yet. */
  unkept = $state(false);
  busy = $state(false);
  refusal: unknown = $state.raw();
  /** The piece that the server refused. */
  refused: number | undefined = $state();
  #steps: Step[] = $state.raw([]);
  #keeping = 0;
  #client: Client;
  #shelf: Promise<Shelf>;
  #path: string;

  constructor(client: Client, shelf: Promise<Shelf>, organiser: string) {
    this.#client = client;
    this.#shelf = shelf;
    this.#path = `desk/import/${organiser}`;
  }

  get begun(): boolean {
    return this.blocks.length > 0;
  }

  get undoable(): boolean {
    return this.#steps.length > 0;
  }

  /** The pieces that cannot be saved as they are. */
  get faults(): Block[] {
    return this.blocks.filter((_, at) => faultOf(this.blocks, at) !== undefined);
  }

  count(kind: Kind): number {
    return this.blocks.filter((one) => one.kind === kind).length;
  }

  /** Takes up what this device has kept. */
  async resume(): Promise<void> {
    const kept = (await (await this.#shelf).get(this.#path)) as Kept | undefined;
    if (kept) this.take(kept);
    this.ready = true;
  }

  /** Keeps everything as it stands. */
  async keep(): Promise<void> {
    if (!this.ready) return;
    this.unkept = true;
    const turn = ++this.#keeping;
    await (await this.#shelf).put(this.#path, this.kept);
    if (turn === this.#keeping) this.unkept = false;
  }

  /** Everything as it stands. */
  get kept(): Kept {
    const { pasted, file, unit, title, lang, addressees, blocks, warnings } = this;
    return $state.snapshot({ pasted, file, unit, title, lang, addressees, blocks, warnings });
  }

  /** Takes up what was kept. */
  take(kept: Kept): void {
    Object.assign(this, kept);
    this.blocks = renumbered(kept.blocks);
  }

  /** Has a document read; what was typed stays where that fails. */
  async read(file: string, content: () => Promise<string>): Promise<boolean> {
    return this.#ask(async () => {
      this.#lay(await readDocument(this.#client, file, await content()), file);
      await this.keep();
    });
  }

  #lay(draft: Draft, file: string): void {
    this.blocks = blocksOf(draft);
    if (this.blocks.length === 0) this.blocks = [block('theme')];
    this.addressees = draft.addressees.map(({ key, name }) => ({ id: key, name }));
    this.title = draft.title;
    this.lang = parseLang(draft.lang) ?? this.lang;
    this.warnings = draft.warnings;
    this.unit = draft.unit;
    this.file = file;
    this.#steps = [];
  }

  /** Makes the agenda; gives the id of the consultation, undefined where it was refused. */
  async save(): Promise<string | undefined> {
    let id: string | undefined;
    const { draft, places } = assemble(this, this.blocks);
    await this.#ask(async () => {
      try {
        id = await createFrom(this.#client, draft, this.lang);
      } catch (error) {
        this.refused = pieceOf(error, places);
        throw error;
      }
      await this.forget();
    });
    return id;
  }

  /** Throws the draft away, here and on this device. */
  async forget(): Promise<void> {
    this.pasted = this.file = this.title = '';
    this.blocks = [];
    this.addressees = [];
    this.warnings = [];
    this.#steps = [];
    await (await this.#shelf).delete(this.#path);
  }

  async #ask(what: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.refusal = this.refused = undefined;
    try {
      await what();
      return true;
    } catch (error) {
      this.refusal = error;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /* ——— correcting ——— */

  retype(piece: Block, kind: Kind): boolean {
    return this.#change(piece, (row, at) => retyped(row, at, kind));
  }

  merge(piece: Block): boolean {
    return this.#change(piece, merged);
  }

  divide(piece: Block, caret?: Caret): boolean {
    return this.#change(piece, (row, at) => divided(row, at, caret));
  }

  move(piece: Block, by: -1 | 1): boolean {
    return this.#change(piece, (row, at) => moved(row, at, by));
  }

  remove(piece: Block): boolean {
    return this.#change(piece, removed);
  }

  /** Adds a piece of a kind below another, after what belongs to it. */
  add(below: Block, kind: Kind): boolean {
    return this.#change(below, (row, at) => row.toSpliced(endOf(row, at), 0, block(kind)));
  }

  /** Takes the last change back; what was typed into other pieces since stays. */
  undo(): boolean {
    const step = this.#steps.at(-1);
    if (!step) return false;
    this.#steps = this.#steps.slice(0, -1);
    const now = new Map(this.blocks.map((one) => [one.id, one]));
    const touched = new Map(step.touched.map((one) => [one.id, one]));
    this.blocks = step.row.map((one) => touched.get(one.id) ?? now.get(one.id) ?? one);
    return true;
  }

  #change(piece: Block, how: (row: Block[], at: number) => Block[] | undefined): boolean {
    const row = $state.snapshot(this.blocks);
    const at = row.findIndex(({ id }) => id === piece.id);
    const next = at < 0 ? undefined : how(row, at);
    if (!next) return false;
    const same = new Set(next);
    const step = { row, touched: row.filter((one) => !same.has(one)) };
    this.#steps = [...this.#steps, step].slice(-mostSteps);
    const now = new Map(this.blocks.map((one) => [one.id, one]));
    const before = new Set(row);
    this.blocks = next.map((one) => (before.has(one) ? (now.get(one.id) ?? one) : one));
    this.refused = undefined;
    return true;
  }
}

/** The piece that a refusal of the server is about. */
function pieceOf(error: unknown, places: Map<string, number>): number | undefined {
  if (!(error instanceof Problem)) return undefined;
  for (const { location } of error.fields) {
    let place = location.replace(/^body\.draft\./, '');
    while (place !== '') {
      const found = places.get(place);
      if (found !== undefined) return found;
      place = place.slice(0, Math.max(0, place.lastIndexOf('.')));
    }
  }
  return undefined;
}
