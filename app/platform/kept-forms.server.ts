import type { Clock } from "./clock.server.ts";
import { newToken } from "./secrets.server.ts";

/**
 * Forms that were posted when their session had ended. Each is kept for an hour for the account that typed it and offered
 * back on the page it came from; it is never carried out. In memory only: nothing typed is stored in clear, and a
 * restart forgets it. Files are not kept.
 */
export interface KeptForm {
  /** Which account typed it, see `ownerTag`. */
  owner: string;
  /** The address of the page, with its query. */
  address: string;
  fields: readonly (readonly [string, string])[];
}

/** Names the kept form in a request that offers it back; never taken from outside (app/server/remix-route.server.ts). */
export const offeredHeader = "x-offered-form";
/** The name of the query parameter that carries the id of a kept form. */
export const keptParameter = "kept";

const keptMinutes = 60;
/** At most so many, of at most so many characters each: 12 MB. */
const mostForms = 200;
const longestForm = 60_000;

/** Passwords, secrets and one-time tokens are typed anew. */
const isSecret = /pass|secret|token|^current$/i;

interface Kept {
  form: KeptForm;
  until: number;
}

declare global {
  /** One for the process: the server and the built pages each hold this module. */
  var keptForms: Map<string, Kept> | undefined;
}

const forms = (globalThis.keptForms ??= new Map<string, Kept>());

/** Keeps what was typed and answers its id; undefined where there is nothing to keep or too much. */
export function keepForm(clock: Clock, owner: string, address: string, form: FormData): string | undefined {
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === "string" && !isSecret.test(name) ? [[name, value] as const] : [],
  );
  const length = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (fields.length === 0 || length > longestForm) return undefined;
  const now = Date.parse(clock.now());
  for (const [id, { until }] of forms) if (until < now || forms.size >= mostForms) forms.delete(id);
  const id = newToken();
  forms.set(id, { form: { owner, address, fields }, until: now + keptMinutes * 60_000 });
  return id;
}

export function findKeptForm(clock: Clock, id: string): KeptForm | undefined {
  const kept = forms.get(id);
  return kept === undefined || kept.until < Date.parse(clock.now()) ? undefined : kept.form;
}
