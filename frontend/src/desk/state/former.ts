// Earlier wordings: what in them differs from what stands now, and how to bring
// one back.
import type { Text } from '../../lib/api/types';
import type { Lang } from '../../lib/i18n/lang';
import type { Former } from './api';

/** What is written in a part of each kind; the rest is where it stands. */
const written = {
  consultation: ['title', 'hosts', 'place', 'introduction', 'position', 'addressees', 'sources'],
  theme: ['title', 'context', 'figures', 'position', 'sections'],
  recommendation: ['title', 'body', 'sub_points', 'section', 'addressees', 'points', 'sources'],
} as const;

/** One text of an earlier wording that reads otherwise now. */
export interface Difference {
  /** The field, as it is called on the wire. */
  field: string;
  lang: Lang;
  text: string;
}

/** The fields that make an earlier wording, with what they held. */
export function fieldsOf({ text }: Former): Record<string, unknown> {
  for (const kind of ['consultation', 'theme', 'recommendation'] as const) {
    const part = text[kind];
    if (part) return pick(part, written[kind]);
  }
  return {};
}

function pick(part: object, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(part).filter(([key]) => fields.includes(key)));
}

/** The texts of an earlier wording that are not in the present part. */
export function differences(former: Former, present: object): Difference[] {
  const now = new Set(texts({ ...present }).map(sign));
  return texts(fieldsOf(former)).filter((one) => one.text !== '' && !now.has(sign(one)));
}

function sign({ field, lang, text }: Difference): string {
  return `${field} ${lang} ${text}`;
}

function texts(fields: Record<string, unknown>): Difference[] {
  return Object.entries(fields).flatMap(([field, value]) =>
    leaves(value).flatMap((text) =>
      (['en', 'es'] as const).map((lang) => ({ field, lang, text: text[lang] })),
    ),
  );
}

/** Every bilingual text inside a value, in its order. */
function leaves(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [value];
  return Object.values(value).flatMap(leaves);
}

function isText(value: object): value is Text {
  return 'en' in value && 'es' in value;
}
