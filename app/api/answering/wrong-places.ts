import { z } from "zod";
import type { Language } from "#app/i18n/languages.ts";
import type { WrongPlace } from "#app/api/contract/problem.ts";

/** More places help nobody: the same mistake is in every item. */
const mostPlaces = 50;

const texts = { vi: z.locales.vi().localeError, en: z.locales.en().localeError } satisfies Record<Language, unknown>;

export type Read<Value> = { ok: true; value: Value } | { ok: false; places: WrongPlace[] };

/** Reads a value through its schema; the problems come in the language of the answer. `isBody`: places are JSON Pointers. */
export function readThrough<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  language: Language,
  isBody: boolean,
): Read<z.output<Schema>> {
  const parsed = schema.safeParse(value, { error: texts[language] });
  if (parsed.success) return { ok: true, value: parsed.data };
  const places = parsed.error.issues
    .slice(0, mostPlaces)
    .map(({ path, message }) => ({ at: isBody ? pointerOf(path) : path.map(String).join("."), text: message }));
  return { ok: false, places };
}

/** JSON Pointer (RFC 6901); the whole body is the empty text. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
