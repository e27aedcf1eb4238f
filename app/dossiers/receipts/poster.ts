import { isLanguage, type Language } from "#app/i18n/languages.ts";
import type { QrPicture } from "./paper-receipt.ts";

/** A counter that a poster can name. */
export interface PosterCounter {
  id: string;
  name: string;
}

/** What is on a poster besides the words. */
export interface PosterFacts {
  /** The page where a rating code is typed in. */
  qr: QrPicture;
  /** What the office changed last because of what citizens told it. */
  change: string | undefined;
}

export const posterSizes = ["a4", "a3"] as const;

/** Which posters are shown. */
export interface PosterChoice {
  size: (typeof posterSizes)[number];
  /** `every`: one for each counter; `none`: one without a name; else the id of a counter. */
  counter: string;
  language: Language;
}

/** Reads the choice from the query of an address; what is missing or unknown is as usual. */
export function readPosterChoice(query: URLSearchParams): PosterChoice {
  const language = query.get("language");
  return {
    size: posterSizes.find((size) => size === query.get("size")) ?? "a4",
    counter: query.get("counter") ?? "none",
    language: isLanguage(language) ? language : "vi",
  };
}

/** The counters whose posters are shown; undefined is a poster without a name. */
export function postersOf(
  { counter }: PosterChoice,
  counters: readonly PosterCounter[],
): (PosterCounter | undefined)[] {
  if (counter === "every" && counters.length > 0) return [...counters];
  return [counters.find(({ id }) => id === counter)];
}
