import type { Client } from '../../lib/api/client';
import { list, num, object, str, withDefault, type Of } from '../../lib/api/parse';
import type { Lang } from '../../lib/i18n/lang';

const text = withDefault(str, '');
const where = withDefault(num, 0);
const subPoint = object({ title: str, body: text, where });
const recommendation = object({
  title: str,
  body: text,
  sub_points: list(subPoint),
  section: text,
  sources: list(str),
  addressees: list(str),
  where,
});
export type DraftRecommendation = Of<typeof recommendation>;

const theme = object({
  title: str,
  context: text,
  position_of: text,
  position: text,
  sections: list(object({ key: str, title: str })),
  recommendations: list(recommendation),
  where,
});
export type DraftTheme = Of<typeof theme>;

const position = object({
  title: text,
  points: list(object({ number: where, title: str, text, where })),
});
const source = object({ key: str, text, url: text, where });
const warning = object({ code: str, where, message: text });
/** Something to look at in a reading; `where` counts lines or paragraphs, 0 is the whole. */
export type Warning = Of<typeof warning>;

const draft = object({
  format: text,
  unit: text,
  lang: text,
  title: text,
  introduction: text,
  position: withDefault(position, { title: '', points: [] }),
  themes: list(theme),
  principles: list(recommendation),
  sources: list(source),
  addressees: list(object({ key: str, name: str })),
  warnings: list(warning),
});
/** The reading of a document; nothing of it is saved yet. */
export type Draft = Of<typeof draft>;

/** Asks the server to read a document; nothing is saved by it. */
export function readDocument(client: Client, file: string, content: string): Promise<Draft> {
  return client.post('/ingest', { file, content }, draft);
}

/** Begins a consultation from a corrected draft; gives its id. */
export async function createFrom(client: Client, body: Draft, lang: Lang): Promise<string> {
  const made = object({ id: str });
  return (await client.post('/consultations/from-draft', { draft: body, lang }, made)).id;
}

/** A file's bytes in base64, as the server takes them. */
export async function base64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}
