/** The reading of a JSON body that a stranger may have written. */

export type JsonReading = { ok: true; value: unknown } | { ok: false };

/** Deeper nesting belongs to no request of this API. */
const deepest = 16;

/** Every text of a JSON document, and the marks between them. */
const marks = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * Reads a body: UTF-8 (RFC 8259), not too deep, and no name twice in an object, because programs differ in which of the
 * two they take. Linear in the size of the body.
 */
export function readJson(body: Uint8Array): JsonReading {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return { ok: false };
  }
  if (!isShallow(text)) return { ok: false };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false };
  }
  return repeatsName(text) ? { ok: false } : { ok: true, value };
}

/** Whether the nesting is not too deep; looked at before parsing. */
function isShallow(text: string): boolean {
  let depth = 0;
  for (const [mark] of text.matchAll(marks)) {
    if (mark === "{" || mark === "[") depth += 1;
    else if (mark === "}" || mark === "]") depth -= 1;
    if (depth > deepest) return false;
  }
  return true;
}

/** Whether an object of a valid document has the same name twice, or the name by which JavaScript changes objects. */
function repeatsName(text: string): boolean {
  /** The names of each open object; undefined for an open array. */
  const open: (Set<string> | undefined)[] = [];
  let isNameNext = false;
  for (const [mark] of text.matchAll(marks)) {
    if (mark === "{") open.push(new Set());
    else if (mark === "[") open.push(undefined);
    else if (mark === "}" || mark === "]") open.pop();
    const names = open.at(-1);
    if (mark.startsWith('"') && isNameNext && names !== undefined) {
      const name = JSON.parse(mark) as string;
      if (names.has(name) || name === "__proto__") return true;
      names.add(name);
    }
    isNameNext = names !== undefined && (mark === "{" || mark === ",");
  }
  return false;
}
