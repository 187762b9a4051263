// Small readers that turn unknown JSON into typed values at the boundary. A
// reader throws a ShapeError that names the path of what does not fit; unknown
// fields are left out.

/** JSON that is not of the shape the contract promises. */
export class ShapeError extends Error {
  override name = 'ShapeError';
}

/** Turns unknown JSON at a path into a T, or throws a {@link ShapeError}. */
export type Read<T> = (value: unknown, path?: string) => T;

/** The type a reader makes. */
export type Of<R> = R extends Read<infer T> ? T : never;

function misfit(path: string, wanted: string): never {
  throw new ShapeError(`${path || 'value'}: expected ${wanted}`);
}

/** Reads a string. */
export const str: Read<string> = (value, path = '') =>
  typeof value === 'string' ? value : misfit(path, 'a string');

/** Reads a finite number. */
export const num: Read<number> = (value, path = '') =>
  typeof value === 'number' && Number.isFinite(value) ? value : misfit(path, 'a number');

/** Reads a boolean. */
export const bool: Read<boolean> = (value, path = '') =>
  typeof value === 'boolean' ? value : misfit(path, 'a boolean');

/** Reads anything as it is. */
export const unknown: Read<unknown> = (value) => value;

/** Reads an instant in RFC 3339. */
export const instant: Read<Date> = (value, path = '') => {
  const at = new Date(str(value, path));
  return Number.isNaN(at.getTime()) ? misfit(path, 'an instant') : at;
};

/** Reads one of a few strings. */
export function oneOf<const T extends string>(...allowed: readonly T[]): Read<T> {
  return (value, path = '') =>
    allowed.find((one) => one === value) ?? misfit(path, `one of ${allowed.join(', ')}`);
}

/** Reads an array; null, which is how Go writes an empty one, is []. */
export function list<T>(item: Read<T>): Read<T[]> {
  return (value, path = '') => {
    if (value === null || value === undefined) return [];
    if (!Array.isArray(value)) return misfit(path, 'a list');
    return value.map((one: unknown, i) => item(one, `${path}[${i}]`));
  };
}

/** Reads an array of exactly two. */
export function pair<T>(item: Read<T>): Read<[T, T]> {
  return (value, path = '') => {
    if (!Array.isArray(value) || value.length !== 2) return misfit(path, 'a pair');
    return [item(value[0], `${path}[0]`), item(value[1], `${path}[1]`)];
  };
}

/** Reads an object used as a map; null is {}. */
export function record<T>(item: Read<T>): Read<Record<string, T>> {
  return (value, path = '') => {
    if (value === null || value === undefined) return {};
    const entries = Object.entries(fields(value, path));
    return Object.fromEntries(entries.map(([key, one]) => [key, item(one, `${path}.${key}`)]));
  };
}

/** Reads what may be absent or null as undefined. */
export function optional<T>(item: Read<T>): Read<T | undefined> {
  return (value, path) => (value === null || value === undefined ? undefined : item(value, path));
}

/** Reads what may be null, which means something. */
export function nullable<T>(item: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : item(value, path));
}

/** Reads what may be absent, with a value that stands in for it. */
export function withDefault<T>(item: Read<T>, fallback: T): Read<T> {
  return (value, path) => (value === null || value === undefined ? fallback : item(value, path));
}

/** Reads an object by a reader for each of its fields. */
export function object<S extends Record<string, Read<unknown>>>(
  shape: S,
): Read<{ [K in keyof S]: Of<S[K]> }> {
  return (value, path = '') => {
    const source = fields(value, path);
    const entries = Object.entries(shape).map(([key, read]) => [
      key,
      read(source[key], path === '' ? key : `${path}.${key}`),
    ]);
    // Each entry was made by the reader of its key.
    return Object.fromEntries(entries) as { [K in keyof S]: Of<S[K]> };
  };
}

function fields(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return misfit(path, 'an object');
  }
  return { ...value };
}
