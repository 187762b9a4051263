/** A language of the product. */
export type Lang = 'en' | 'es';

/** Every language, the default first, by its own name. */
export const languages: readonly { lang: Lang; name: string }[] = [
  { lang: 'en', name: 'English' },
  { lang: 'es', name: 'Español' },
];

/** Reads a language tag; undefined where Parley does not speak it. */
export function parseLang(tag: string | null | undefined): Lang | undefined {
  return languages.find(({ lang }) => lang === tag)?.lang;
}

/** Writing in one or more languages, as organisers enter it. */
export type Text = Partial<Record<Lang, string>>;

/** The text in the wanted language, or in the first language that has it, or "". */
export function textIn(text: Text, lang: Lang): string {
  if (text[lang]) return text[lang];
  return languages.map((l) => text[l.lang]).find((s) => s) ?? '';
}

/** The language that {@link textIn} answers in, for the `lang` attribute. */
export function langOf(text: Text, lang: Lang): Lang {
  if (text[lang]) return lang;
  return languages.find((l) => text[l.lang])?.lang ?? lang;
}
