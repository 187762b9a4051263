import type { Client } from '../../lib/api/client';
import {
  bool,
  instant,
  list,
  num,
  object,
  oneOf,
  optional,
  str,
  withDefault,
  type Of,
} from '../../lib/api/parse';
import { lang, text, type Text } from '../../lib/api/types';
import type { Lang } from '../../lib/i18n/lang';

const passage = object({
  part: str,
  version: num,
  text,
  author: str,
  at: instant,
  name: withDefault(str, ''),
});
/** One part of the report as somebody wrote it. */
export type Passage = Of<typeof passage>;

const comment = object({ lang, body: str });
const item = object({
  recommendation: str,
  handle: str,
  number: str,
  title: str,
  class: str,
  verdict: str,
  figures: list(str),
  comments: list(comment),
});
/** What was found about one recommendation. */
export type SheetItem = Of<typeof item>;

const sheetPart = object({ part: str, number: str, title: str, lead: str, results: list(item) });
export type SheetPart = Of<typeof sheetPart>;

const sentence = object({ part: str, recommendation: optional(str), text: str, shown: str });
/** A sentence that is true of the figures as they stand. */
export type Sentence = Of<typeof sentence>;

const sheet = object({ parts: list(sheetPart), sentences: list(sentence), final: bool });
/** The figures beside the text. */
export type Sheet = Of<typeof sheet>;

const run = object({
  text: str,
  lang: optional(lang),
  strong: withDefault(bool, false),
  emphasis: withDefault(bool, false),
  url: withDefault(str, ''),
  to: withDefault(str, ''),
  note: withDefault(num, 0),
});
export type Run = Of<typeof run>;

const trouble = oneOf('unknown_figure', 'unknown_recommendation', 'unasked', 'withheld', 'moved');
export type Trouble = Of<typeof trouble>;
const doubt = object({ reference: str, trouble, suggestion: withDefault(str, '') });
/** A reference to a figure that cannot simply be told. */
export type Doubt = Of<typeof doubt>;

const piece = object({
  list: withDefault(bool, false),
  ordered: withDefault(bool, false),
  items: list(list(run)),
});
const preview = object({ pieces: list(piece), notes: list(list(run)), doubts: list(doubt) });
/** A text as the report sets it. */
export type Preview = Of<typeof preview>;

const publication = object({
  url: str,
  at: optional(instant),
  pages: list(object({ lang, url: str })),
});
/** The public link of a report. */
export type Publication = Of<typeof publication>;

/** What a rapporteur can ask of the server about one consultation. */
export class WritingApi {
  #client: Client;
  #root: string;

  constructor(client: Client, consultation: string) {
    this.#client = client;
    this.#root = `/consultations/${consultation}`;
  }

  async narrative(): Promise<Passage[]> {
    const read = object({ passages: list(passage) });
    return (await this.#client.get(`${this.#root}/narrative`, read)).passages;
  }

  sheet(language: Lang): Promise<Sheet> {
    return this.#client.get(`${this.#root}/narrative/sheet?lang=${language}`, sheet);
  }

  preview(written: string, language: Lang): Promise<Preview> {
    const body = { lang: language, text: written };
    return this.#client.post(`${this.#root}/narrative/preview`, body, preview);
  }

  /** Writes on top of a version; `apart` keeps that version as it is. */
  save(part: string, version: number, written: Text, apart = false): Promise<Passage> {
    const body = { version, text: written, apart };
    return this.#client.put(`${this.#root}/narrative/${part}`, body, passage);
  }

  async versions(part: string): Promise<Passage[]> {
    const read = object({ passages: list(passage) });
    return (await this.#client.get(`${this.#root}/narrative/${part}/versions`, read)).passages;
  }

  publication(): Promise<Publication> {
    return this.#client.get(`${this.#root}/publication`, publication);
  }

  publish(): Promise<Publication> {
    return this.#client.post(`${this.#root}/publication`, {}, publication);
  }

  withdraw(): Promise<void> {
    return this.#client.delete(`${this.#root}/publication`);
  }
}
