import { z } from "zod";
import { readTypedDay } from "#app/deadlines/due/typed-day.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import { typedLine } from "#app/platform/text/typed-line.ts";
import { scopes, type Scope } from "./scope.ts";

/** A key as the page of keys shows it; the key itself is not stored. */
export interface ListedKey {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: Instant;
  /** The name of the account that made it; null if it is gone. */
  createdBy: string | null;
  expiresOn: Day | null;
  lastUsedOn: Day | null;
  revokedAt: Instant | null;
}

/** `expired`: its last day is over. */
export type KeyState = "valid" | "expired" | "revoked";

export function keyState({ expiresOn, revokedAt }: Pick<ListedKey, "expiresOn" | "revokedAt">, today: Day): KeyState {
  if (revokedAt !== null) return "revoked";
  return expiresOn !== null && expiresOn < today ? "expired" : "valid";
}

/** How every key begins, so that people and scanners of source code recognize one. */
const prefix = "hailong";

/** The two parts of a key: `hailong_{id}_{secret}`, 12 hexadecimal digits and 256 random bits in base64url. */
const pattern = /^hailong_([0-9a-f]{12})_[\w-]{43}$/;

export function writeKey(id: string, secret: string): string {
  return `${prefix}_${id}_${secret}`;
}

/** The id within a key; undefined if the text has not the shape of a key. */
export function idOfKey(key: string): string | undefined {
  return pattern.exec(key)?.[1];
}

/** What the forms of keys can be wrong about; texts below `api:problems`. */
export type KeyProblem =
  "nameMissing" | "nameLong" | "nameTaken" | "scopesMissing" | "dayWrong" | "dayOver" | "tooMany";

const problem = (name: KeyProblem) => name;

/** The form of a new key. */
export const newKeySchema = (today: Day) =>
  z.object({
    name: typedLine<KeyProblem>(2, 80, { missing: "nameMissing", long: "nameLong" }),
    scopes: z.array(z.enum(scopes, problem("scopesMissing"))).min(1, problem("scopesMissing")),
    expiresOn: z
      .string()
      .max(40, problem("dayWrong"))
      .default("")
      .transform((typed, check): Day | null => {
        if (typed.trim() === "") return null;
        const day = readTypedDay(typed);
        if (day !== undefined && day >= today) return day;
        check.addIssue({ code: "custom", message: problem(day === undefined ? "dayWrong" : "dayOver") });
        return z.NEVER;
      }),
  });
export type NewKey = z.infer<ReturnType<typeof newKeySchema>>;
