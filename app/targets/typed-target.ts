import { figureUnits, type FigureName } from "./target.ts";

/** Why a typed value cannot be a target; each is the name of a text below `targets:problems`. */
export type ValueProblem =
  "valueWrong" | "valueNegative" | "valueOver100" | "valueTooFine" | "daysWrong" | "daysTooMany";

export type TypedValue = { ok: true; value: number } | { ok: false; problem: ValueProblem };

/** The most days a target may ask for: a year. */
const mostDays = 366;

/**
 * Reads a typed value: "86", "86,5", "86.5 %" for a share (per cent, at most one decimal), "5", "05", "7,5 ngày" for
 * days. Returns it in the figure's unit: a share from 0 to 1, or days. A share is the double nearest to its decimal
 * number, so that 86 of 100 reaches "86 %".
 */
export function readTypedValue(typed: string, figure: FigureName): TypedValue {
  const isShare = figureUnits[figure].unit === "share";
  const text = typed.normalize("NFC").trim();
  const match = (
    isShare ? /^([-−]?)(\d{1,6})(?:[.,](\d+))?\s*%?$/ : /^([-−]?)(\d{1,6})(?:[.,](\d+))?\s*(?:ngày.*|days?)?$/i
  ).exec(text);
  if (match === null) return { ok: false, problem: isShare ? "valueWrong" : "daysWrong" };
  const [, sign = "", whole = "", fraction = ""] = match;
  const decimals = fraction.replace(/0+$/, "");
  if (sign !== "") return { ok: false, problem: "valueNegative" };
  if (decimals.length > 1) return { ok: false, problem: "valueTooFine" };
  const tenths = Number(whole) * 10 + Number(decimals);
  if (isShare) return tenths > 1000 ? { ok: false, problem: "valueOver100" } : { ok: true, value: tenths / 1000 };
  return tenths > mostDays * 10 ? { ok: false, problem: "daysTooMany" } : { ok: true, value: tenths / 10 };
}

/** A value as text for the form: "86,5" in per cent, "5" in days; with a decimal comma in both languages. */
export function typedValueOf(value: number, figure: FigureName): string {
  const shown = figureUnits[figure].unit === "share" ? Math.round(value * 1000) / 10 : value;
  return String(shown).replace(".", ",");
}
