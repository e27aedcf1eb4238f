import { AsyncLocalStorage } from "node:async_hooks";

/**
 * What somebody typed into the form of a request, kept while it is answered: where nothing can be saved, the page that
 * says so gives it back.
 */
export interface TypedField {
  name: string;
  value: string;
}

interface Kept {
  fields?: readonly TypedField[];
}

/** One for the whole process: the built pages hold a copy of this module, and the server holds another. */
const name = Symbol.for("hai-long.typed-fields");
const holder = globalThis as unknown as Record<symbol, AsyncLocalStorage<Kept> | undefined>;
const present = (holder[name] ??= new AsyncLocalStorage<Kept>());

/** Passwords, secrets and one-time tokens are typed anew. */
const isSecret = /pass|secret|token|^current$/i;

/** Keeps the texts of a form that was read, for the request that is being answered; files are left out. */
export function keepTyped(form: FormData): void {
  const kept = present.getStore();
  if (kept === undefined) return;
  const texts: TypedField[] = [];
  for (const [field, value] of form) {
    if (typeof value === "string" && value !== "" && !isSecret.test(field)) texts.push({ name: field, value });
  }
  kept.fields = texts;
}

/** Runs `work` and answers its result with what it kept of a form; undefined where it read none. */
export async function withTyped<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; typed: readonly TypedField[] | undefined }> {
  const kept: Kept = {};
  const result = await present.run(kept, work);
  return { result, typed: kept.fields };
}
