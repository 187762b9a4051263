import type { Lang } from './lang';

/** The forms of a text that depends on a number; `other` stands in for the rest. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const rules = new Map<Lang, Intl.PluralRules>();

/** Picks the form for n and puts the number, as the language writes it, in place of "#". */
export function plural(lang: Lang, n: number, forms: Forms): string {
  let rule = rules.get(lang);
  if (rule === undefined) {
    rule = new Intl.PluralRules(lang);
    rules.set(lang, rule);
  }
  const form = forms[rule.select(n)] ?? forms.other;
  return form.replaceAll('#', number(lang, n));
}

const regions: Record<Lang, string> = { en: 'en-GB', es: 'es-MX' };

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the language writes it. */
export function number(lang: Lang, n: number, options: Intl.NumberFormatOptions = {}): string {
  const key = lang + JSON.stringify(options);
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(regions[lang], options); // dear to make: a page may need hundreds
    formats.set(key, format);
  }
  return format.format(n);
}

/** A share of 1 as a whole percentage. */
export function percent(lang: Lang, share: number): string {
  return number(lang, share, { style: 'percent', maximumFractionDigits: 0 });
}

/** From so many minutes on, hours tell more. */
const longInMinutes = 3 * 60;

/** A span of time in the largest unit that tells it: minutes, hours or days. */
export function duration(lang: Lang, minutes: number): string {
  const [n, unit] =
    minutes < longInMinutes
      ? [minutes, 'minute']
      : minutes < 2 * 24 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 24 / 60), 'day'];
  return number(lang, n, { style: 'unit', unit, unitDisplay: 'long' });
}

/** A span of time where there is little room. */
export function shortly(lang: Lang, minutes: number): string {
  return minutes < longInMinutes ? `${minutes}\u00a0min` : duration(lang, minutes);
}

/** The time of day of an instant within a day from now, else its day as well. */
export function time(lang: Lang, at: Date, now: Date): string {
  const day = 24 * 60 * 60 * 1000;
  return Math.abs(at.getTime() - now.getTime()) < day ? clock(lang, at) : moment(lang, at);
}

/** A calendar day (YYYY-MM-DD) in words, the same in every time zone; "" where it is none. */
export function day(lang: Lang, date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return '';
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  };
  const text = new Intl.DateTimeFormat(regions[lang], options).format(at);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The time of day of an instant where the reader is. */
export function clock(lang: Lang, at: Date): string {
  const options: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  return new Intl.DateTimeFormat(regions[lang], options).format(at);
}

/** The day and the time of an instant where the reader is. */
export function moment(lang: Lang, at: Date): string {
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  return new Intl.DateTimeFormat(regions[lang], options).format(at);
}

/** Items as a list in a sentence: "a, b and c". */
export function list(lang: Lang, items: readonly string[]): string {
  return new Intl.ListFormat(regions[lang]).format(items);
}
