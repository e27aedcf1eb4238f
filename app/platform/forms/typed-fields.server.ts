import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The fields of the form in the present request, remembered until it is answered: if nothing can be saved, the error
 * page returns them.
 */
export interface TypedField {
  name: string;
  value: string;
}

interface Kept {
  fields?: readonly TypedField[];
}

/**
 * One instance for the whole process, through a global symbol: the built pages and the server each load a copy of this
 * module.
 */
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

/** Runs `work` and returns its result with the remembered form; undefined if no form was read. */
export async function withTyped<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; typed: readonly TypedField[] | undefined }> {
  const kept: Kept = {};
  const result = await present.run(kept, work);
  return { result, typed: kept.fields };
}
