import type { Instant } from "#app/platform/day.ts";
import type { Role } from "./permissions.ts";

/** An account as its office's administrator sees it. */
export interface Account {
  id: string;
  name: string;
  email: string;
  unitId: string | null;
  unitName: string | null;
  roles: Role[];
  createdAt: Instant;
  closedAt: Instant | null;
}

/** One of a person's open sessions. */
export interface OwnSession {
  /** The stored hash of its token: identifies the session but does not open it. */
  id: string;
  since: Instant;
  lastSeenAt: Instant;
  expiresAt: Instant;
  isThis: boolean;
}

/** The form in which an e-mail address is stored and looked up: composed letters, no spaces around it, lower case. */
export function sameEmail(email: string): string {
  return email.normalize("NFC").trim().toLowerCase();
}

/** Whether the office would have no administrator left without `staffId`. */
export function isLastAdministrator(administrators: readonly string[], staffId: string): boolean {
  return administrators.length === 1 && administrators[0] === staffId;
}
