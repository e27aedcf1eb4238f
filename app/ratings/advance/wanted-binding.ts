/** A code issued in advance and the dossier to which it is to be bound, both as stored. */
export interface WantedBinding {
  code: string;
  number: string;
}

/**
 * What becomes of one. `same`: bound to the dossier already, or the code of its own receipt. `codeTaken`: the code
 * belongs to another dossier. `numberTaken`: the dossier has another code.
 */
export type BindingOutcome =
  | { kind: "bound" | "same" | "unknown" | "elsewhere" }
  | { kind: "codeTaken"; number: string }
  | { kind: "numberTaken"; code: string };

/** What is stored about the wanted codes and numbers. */
export interface KnownCodes {
  /** The office of each code that exists. */
  officeOf: ReadonlyMap<string, string>;
  /** The dossier of each code that has one. */
  numberOf: ReadonlyMap<string, string>;
  /** The code of each dossier that has one. */
  codeOf: ReadonlyMap<string, string>;
}

/** Decides about bindings in their order: of two that want the same code or the same dossier, the first gets it. */
export function decideBindings(
  officeId: string,
  wanted: readonly WantedBinding[],
  known: KnownCodes,
): BindingOutcome[] {
  const numberOf = new Map(known.numberOf);
  const codeOf = new Map(known.codeOf);
  return wanted.map(({ code, number }): BindingOutcome => {
    const owner = known.officeOf.get(code);
    if (owner !== officeId) return { kind: owner === undefined ? "unknown" : "elsewhere" };
    const bound = numberOf.get(code);
    if (bound !== undefined) return bound === number ? { kind: "same" } : { kind: "codeTaken", number: bound };
    const other = codeOf.get(number);
    if (other !== undefined) return { kind: "numberTaken", code: other };
    numberOf.set(code, number);
    codeOf.set(number, code);
    return { kind: "bound" };
  });
}
