/**
 * Lists the paths of texts that are the same in both languages: either left
 * untranslated, or truly the same (then a test names them). Functions are
 * compared by what they say for a few numbers.
 */
export function untranslated(en: object, es: object, path = ''): string[] {
  const other = new Map(Object.entries(es));
  return Object.entries(en).flatMap(([key, value]: [string, unknown]) =>
    compare(value, other.get(key), path === '' ? key : `${path}.${key}`),
  );
}

function compare(en: unknown, es: unknown, path: string): string[] {
  if (typeof en === 'object' && en !== null) {
    return typeof es === 'object' && es !== null ? untranslated(en, es, path) : [path];
  }
  return say(en) === say(es) ? [path] : [];
}

function say(value: unknown): string {
  if (typeof value !== 'function') return String(value);
  return [1, 2, 5].map((n) => String(Reflect.apply(value, undefined, [n, n, n, n]))).join('|');
}
