import type { Instant } from "#app/platform/day.ts";
import type { Role } from "./permissions.ts";

/** An account as its office's administrator sees it. */
export interface Account {
  id: string;
  name: string;
  email: string;
  unitName: string | null;
  roles: Role[];
  createdAt: Instant;
  closedAt: Instant | null;
}

/** One of a person's open sessions. */
export interface OwnSession {
  /** The stored hash of its token: names the session, opens nothing. */
  id: string;
  since: Instant;
  lastSeenAt: Instant;
  expiresAt: Instant;
  isThis: boolean;
}

/** How an e-mail address is stored and looked up: composed letters, without spaces around it, in lower case. */
export function sameEmail(email: string): string {
  return email.normalize("NFC").trim().toLowerCase();
}

/** Whether the office would be left without an administrator once `staffId` is none any more. */
export function isLastAdministrator(administrators: readonly string[], staffId: string): boolean {
  return administrators.length === 1 && administrators[0] === staffId;
}
