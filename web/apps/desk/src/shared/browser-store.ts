/** A table of this browser. The real one is IndexedDB; where that is missing or forbidden, memory serves until the page is closed. */
export interface BrowserStore<T> {
  all(): Promise<[key: string, value: T][]>;
  put(key: string, value: T): Promise<void>;
  remove(key: string): Promise<void>;
}

const DATABASE = "parley-desk";
const TABLES = ["drafts", "outbox"] as const;
type Table = (typeof TABLES)[number];

let database: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => {
      for (const table of TABLES) opening.result.createObjectStore(table);
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  return database;
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function indexedStore<T>(table: Table): BrowserStore<T> {
  const tableFor = async (mode: IDBTransactionMode) =>
    (await open()).transaction(table, mode).objectStore(table);
  return {
    async all() {
      const store = await tableFor("readonly");
      const [keys, values] = await Promise.all([finished(store.getAllKeys()), finished(store.getAll())]);
      return keys.map((key, index) => [String(key), values[index] as T]);
    },
    async put(key, value) {
      await finished((await tableFor("readwrite")).put(value, key));
    },
    async remove(key) {
      await finished((await tableFor("readwrite")).delete(key));
    },
  };
}

export function memoryStore<T>(): BrowserStore<T> {
  const rows = new Map<string, T>();
  return {
    all: async () => [...rows],
    put: async (key, value) => {
      rows.set(key, value);
    },
    remove: async (key) => {
      rows.delete(key);
    },
  };
}
