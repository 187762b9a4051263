// What a browser keeps on this device, by path ("consultation/kind/name"). A
// small wrapper of IndexedDB, with a stand-in that lasts as long as the page
// where a browser refuses it.

/** A store of values by path. Values must be what structured cloning takes. */
export interface Shelf {
  /** Whether what is put here survives the page. */
  readonly lasting: boolean;
  get(path: string): Promise<unknown>;
  put(path: string, value: unknown): Promise<void>;
  delete(path: string): Promise<void>;
  /** Everything whose path begins with the prefix, in the order of the paths. */
  list(prefix: string): Promise<{ path: string; value: unknown }[]>;
  /** Deletes everything whose path begins with the prefix. */
  clear(prefix: string): Promise<void>;
}

/** A shelf that is gone with the page. */
export class MemoryShelf implements Shelf {
  readonly lasting = false;
  readonly #values = new Map<string, unknown>();

  get(path: string): Promise<unknown> {
    return Promise.resolve(this.#values.get(path));
  }

  put(path: string, value: unknown): Promise<void> {
    this.#values.set(path, structuredClone(value));
    return Promise.resolve();
  }

  delete(path: string): Promise<void> {
    this.#values.delete(path);
    return Promise.resolve();
  }

  list(prefix: string): Promise<{ path: string; value: unknown }[]> {
    const found = [...this.#values].filter(([path]) => path.startsWith(prefix));
    found.sort(([a], [b]) => (a < b ? -1 : 1));
    return Promise.resolve(found.map(([path, value]) => ({ path, value })));
  }

  clear(prefix: string): Promise<void> {
    for (const path of [...this.#values.keys()]) {
      if (path.startsWith(prefix)) this.#values.delete(path);
    }
    return Promise.resolve();
  }
}

const storeName = 'kept';

/** A shelf in IndexedDB. */
class DatabaseShelf implements Shelf {
  readonly lasting = true;
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  get(path: string): Promise<unknown> {
    return this.#do('readonly', (store) => store.get(path) as IDBRequest<unknown>);
  }

  async put(path: string, value: unknown): Promise<void> {
    await this.#do('readwrite', (store) => store.put(value, path));
  }

  async delete(path: string): Promise<void> {
    await this.#do('readwrite', (store) => store.delete(path));
  }

  async list(prefix: string): Promise<{ path: string; value: unknown }[]> {
    const within = below(prefix);
    const [paths, values] = await Promise.all([
      this.#do('readonly', (store) => store.getAllKeys(within) as IDBRequest<string[]>),
      this.#do('readonly', (store) => store.getAll(within) as IDBRequest<unknown[]>),
    ]);
    return paths.map((path, i) => ({ path, value: values[i] }));
  }

  async clear(prefix: string): Promise<void> {
    await this.#do('readwrite', (store) => store.delete(below(prefix)));
  }

  #do<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction(storeName, mode);
      const request = ask(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
  }
}

function below(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

/** Opens the shelf of this device. */
export async function openShelf(): Promise<Shelf> {
  try {
    return new DatabaseShelf(await openDatabase());
  } catch {
    return new MemoryShelf();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('parley', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });
}
