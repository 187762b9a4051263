import { Problem } from '../../lib/api/problem';
import type { Text } from '../../lib/api/types';
import type { Lang } from '../../lib/i18n/lang';
import type { Passage, Preview, Sheet, SheetItem, SheetPart, WritingApi } from './writing-api';

interface Options {
  /** How long after the last key a text is saved, in milliseconds. */
  idle?: number;
}

const blank = (): Text => ({ en: '', es: '' });

/** How two texts of the same part are brought together. */
export type Settle = 'mine' | 'theirs' | 'both';

/**
 * What a rapporteur writes. A part is saved a moment after the last key, on top
 * of the version it began from; where somebody else was quicker, both texts are
 * kept until the rapporteur has chosen.
 */
export class Writing {
  sheet: Sheet | undefined = $state.raw();
  /** The language that the sheet is in. */
  told: Lang = $state('en');
  preview: Preview | undefined = $state.raw();
  part = $state('introduction');
  lang: Lang = $state('en');
  /** The texts as they stand on the page, by part. */
  texts: Record<string, Text> = $state({});
  /** What somebody else wrote meanwhile, by part. */
  clashes: Record<string, Passage> = $state.raw({});
  saving = $state(false);
  refusal: unknown = $state.raw();
  #versions: Record<string, number> = {};
  #dirty: Record<string, boolean> = $state({});
  #apart = new Set<string>();
  #api: WritingApi;
  #idle: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #looked = 0;

  constructor(api: WritingApi, { idle = 900 }: Options = {}) {
    this.#api = api;
    this.#idle = idle;
  }

  get unsaved(): boolean {
    return Object.values(this.#dirty).some(Boolean);
  }

  get text(): string {
    return this.texts[this.part]?.[this.lang] ?? '';
  }

  /** The part of the report that is shown: for a paraphrase, that of its recommendation. */
  get shown(): SheetPart | undefined {
    const { part, sheet } = this;
    return sheet?.parts.find(
      (p) => p.part === part || p.results.some((r) => paraphraseOf(r) === part),
    );
  }

  /** The recommendation that is paraphrased, if one is. */
  get paraphrased(): SheetItem | undefined {
    return this.shown?.results.find((r) => paraphraseOf(r) === this.part);
  }

  async load(): Promise<void> {
    const [narrative] = await Promise.all([this.#api.narrative(), this.look()]);
    for (const passage of narrative) this.#take(passage);
    await this.show();
  }

  /** Reads the figures as they are now. The last ones asked for are shown. */
  async look(lang = this.lang): Promise<void> {
    const looked = ++this.#looked;
    const sheet = await this.#api.sheet(lang);
    if (looked !== this.#looked) return;
    this.sheet = sheet;
    this.told = lang;
  }

  /** Reads the figures and sets the text with them, while they may still change. */
  async follow(): Promise<void> {
    try {
      await this.look();
      await this.show();
    } catch {
      // the next time will do; saving says what is wrong
    }
  }

  /** Sets the text as the report does. The last one asked for is shown. */
  async show(text = this.text, lang = this.lang): Promise<void> {
    const asked = ++this.#asked;
    const preview = await this.#api.preview(text, lang);
    if (asked === this.#asked) this.preview = preview;
  }

  write(text: string): void {
    const { part, lang } = this;
    this.texts[part] = { ...(this.texts[part] ?? blank()), [lang]: text };
    this.#touch(part);
  }

  /** Takes an earlier version up again; the latest one is kept beside it. */
  restore(version: Passage): void {
    this.texts[version.part] = { ...version.text };
    this.#apart.add(version.part);
    this.#touch(version.part);
  }

  versions(): Promise<Passage[]> {
    return this.#api.versions(this.part);
  }

  /** Ends a clash on the part that is shown. Both texts stay among the versions. */
  async settle(how: Settle): Promise<void> {
    const { part } = this;
    const theirs = this.clashes[part];
    const mine = this.texts[part] ?? blank();
    if (!theirs) return;
    this.#versions[part] = theirs.version;
    this.clashes = without(this.clashes, part);
    this.#apart.add(part);
    this.#touch(part);
    if (how === 'mine') return;
    await this.flush(); // so that one's own text is a version too
    this.texts[part] = how === 'theirs' ? { ...theirs.text } : together(theirs.text, mine);
    this.#apart.add(part);
    this.#touch(part);
  }

  /** Saves what waits, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.refusal = undefined;
    this.saving = true;
    for (const part of Object.keys(this.#dirty)) {
      if (this.#dirty[part] && !this.clashes[part]) await this.#send(part);
    }
    this.saving = false;
  }

  async #send(part: string): Promise<void> {
    const text = { ...(this.texts[part] ?? blank()) };
    const apart = this.#apart.has(part);
    this.#dirty[part] = false;
    try {
      const saved = await this.#api.save(part, this.#versions[part] ?? 0, text, apart);
      this.#versions[part] = saved.version;
      if (apart) this.#apart.delete(part);
    } catch (error) {
      this.#dirty[part] = true;
      if (error instanceof Problem && error.code === 'conflict') await this.#clash(part);
      else this.refusal = error;
      if (error instanceof Problem && error.passing) this.#soon(4000);
    }
  }

  async #clash(part: string): Promise<void> {
    const [theirs] = await this.#api.versions(part);
    if (theirs) this.clashes = { ...this.clashes, [part]: theirs };
  }

  #take(passage: Passage): void {
    this.texts[passage.part] = { ...passage.text };
    this.#versions[passage.part] = passage.version;
  }

  #touch(part: string): void {
    this.#dirty[part] = true;
    this.#soon(this.#idle);
  }

  #soon(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }
}

/** The part in which the comments on a recommendation are paraphrased. */
export function paraphraseOf({ recommendation }: SheetItem): string {
  return `paraphrase-${recommendation}`;
}

function without<T>(all: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([k]) => k !== key));
}

function together(theirs: Text, mine: Text): Text {
  const both = (lang: Lang): string => {
    if (theirs[lang] === mine[lang]) return mine[lang];
    return [theirs[lang], mine[lang]].filter(Boolean).join('\n\n');
  };
  return { en: both('en'), es: both('es') };
}
