// Two people changed the same thing: what each of them left alone is the other's.

type Plain = Record<string, unknown>;

/** What two changes of one thing make together, and where they contradict each other. */
export interface Combined<T> {
  /** Both changes; where they contradict each other, the preferred one. */
  all: T;
  /** The fields changed by both, differently. */
  clash: string[];
}

/** Combines two changes of what both once read. Objects are gone through field by field. */
export function combine<T extends object>(
  read: T,
  mine: T,
  theirs: T,
  prefer: 'mine' | 'theirs' = 'mine',
): Combined<T> {
  const clash: string[] = [];
  const all: Plain = {};
  const [was, here, there] = [read, mine, theirs].map((one) => one as Plain) as [
    Plain,
    Plain,
    Plain,
  ];
  for (const key of new Set([...Object.keys(here), ...Object.keys(there)])) {
    const [a, b, c] = [was[key], here[key], there[key]];
    if (same(a, b) || same(b, c)) all[key] = c;
    else if (same(a, c)) all[key] = b;
    else if (plain(a) && plain(b) && plain(c)) {
      const inner = combine(a, b, c, prefer);
      all[key] = inner.all;
      if (inner.clash.length > 0) clash.push(key);
    } else {
      all[key] = prefer === 'mine' ? b : c;
      clash.push(key);
    }
  }
  return { all: all as T, clash }; // every field came from one of the two
}

function plain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values read the same; the order of an object's fields does not matter. */
export function same(a: unknown, b: unknown): boolean {
  if (plain(a) && plain(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => same(a[key], b[key]));
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, i) => same(one, b[i]));
  }
  return a === b;
}
