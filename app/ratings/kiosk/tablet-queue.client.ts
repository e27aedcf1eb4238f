import type { Score } from "#app/ratings/rating/rating.ts";

/** A rating that waits on the tablet until the server has it. */
export interface WaitingTap {
  id: string;
  code: string;
  score: Score;
  comment: string;
  language: string;
  /** Milliseconds since 1970 by the tablet's clock. */
  at: number;
}

const store = "taps";

/**
 * The ratings that wait, in the browser's own database: they outlast a reload and a restart. Each write is on disk before
 * it is answered, as far as the browser can. Rejects if the browser keeps nothing or is full.
 */
export class TabletQueue {
  readonly #name: string;
  #opened: Promise<IDBDatabase> | undefined;

  /** One queue for each counter's address. */
  constructor(address: string) {
    this.#name = `hai-long ${address}`;
  }

  async add(tap: WaitingTap): Promise<void> {
    await this.#run("readwrite", (taps) => taps.put(tap));
  }

  async remove(id: string): Promise<void> {
    await this.#run("readwrite", (taps) => taps.delete(id));
  }

  /** The ratings that wait, the earliest first. */
  async list(): Promise<WaitingTap[]> {
    const taps = await this.#run<WaitingTap[]>("readonly", (stored) => stored.getAll() as IDBRequest<WaitingTap[]>);
    return taps.sort((one, other) => one.at - other.at);
  }

  async #run<Result>(mode: IDBTransactionMode, work: (taps: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
    this.#opened ??= openDatabase(this.#name);
    // A database that could not be opened is tried again with the next rating.
    this.#opened.catch(() => (this.#opened = undefined));
    const database = await this.#opened;
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: "strict" });
      const request = work(transaction.objectStore(store));
      const fail = () => {
        reject(transaction.error ?? new Error("the browser keeps nothing"));
      };
      transaction.oncomplete = () => {
        resolve(request.result);
      };
      transaction.onerror = fail;
      transaction.onabort = fail;
    });
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "id" });
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("the browser keeps nothing"));
    };
  });
}
