import type { Language } from "#app/i18n/languages.ts";
import { translator } from "#app/i18n/translate.ts";
import { refusals, type Problem, type Refusal, type WrongPlace } from "#app/api/contract/problem.ts";

/** An answer as HTTP sends it. */
export interface ApiAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array;
}

/** Why a request was refused, with what its sender needs to know. */
export interface Refused {
  refused: Refusal;
  places?: readonly WrongPlace[];
  /** When to try again. */
  afterSeconds?: number;
  /** The methods of the address. */
  allow?: readonly string[];
}

export function refusedBecause(refused: Refusal, more: Omit<Refused, "refused"> = {}): Refused {
  return { refused, ...more };
}

/** The problem details of a refusal, in the language of the request. */
export function refusalAnswer(
  { refused, places, afterSeconds, allow }: Refused,
  language: Language,
  incident: string,
): ApiAnswer {
  const t = translator(language);
  const status = refusals[refused];
  const problem: Problem = {
    status,
    title: t(`api:refusals.${refused}.title`),
    detail: t(`api:refusals.${refused}.text`),
    incident,
    kind: refused,
    ...(places === undefined ? {} : { places: [...places] }),
  };
  return {
    status,
    headers: {
      "Content-Type": "application/problem+json",
      "Content-Language": language,
      ...(status === 401 ? { "WWW-Authenticate": "Bearer" } : {}),
      ...(afterSeconds === undefined ? {} : { "Retry-After": String(afterSeconds) }),
      ...(allow === undefined ? {} : { Allow: allow.join(", ") }),
    },
    body: JSON.stringify(problem),
  };
}
