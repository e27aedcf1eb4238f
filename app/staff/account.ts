import type { Day, Instant } from "#app/platform/day.ts";
import { searchText } from "#app/platform/text/search.ts";
import type { OfficeRole, Role } from "./permissions.ts";

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
  /** Whether it belongs to an account of another office, which alone sets name, address and password. */
  isFromElsewhere: boolean;
  /** The last day of the leave the person is on today. */
  awayUntil: Day | null;
}

/** A place of an account in one of the offices it works in. */
export interface Place {
  id: string;
  officeId: string;
  officeName: string;
}

/** An invitation as the office that invites sees it. */
export interface Invitation {
  id: string;
  email: string;
  roles: OfficeRole[];
  expiresAt: Instant;
}

/** An invitation as the invited person sees it. */
export interface OwnInvitation {
  id: string;
  officeName: string;
  roles: OfficeRole[];
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

/** The longest words by which accounts are searched. */
export const longestSearch = 100;

/** The accounts whose name, address or unit contains every word, with or without diacritics. */
export function findingAccounts<One extends Pick<Account, "name" | "email" | "unitName">>(
  accounts: readonly One[],
  words: string,
): One[] {
  const asked = searchText(words)
    .split(" ")
    .filter((word) => word !== "");
  return accounts.filter(({ name, email, unitName }) => {
    const text = searchText(`${name} ${email} ${unitName ?? ""}`);
    return asked.every((word) => text.includes(word));
  });
}

/** One text for equal details of an account and another for different ones. */
export function accountKey({ name, email, unitId }: Pick<Account, "name" | "email" | "unitId">): string {
  return JSON.stringify([name, email, unitId]);
}

/** The form in which an e-mail address is stored and looked up: composed letters, no spaces around it, lower case. */
export function sameEmail(email: string): string {
  return email.normalize("NFC").trim().toLowerCase();
}

/** Whether the office would have no administrator left without `staffId`. */
export function isLastAdministrator(administrators: readonly string[], staffId: string): boolean {
  return administrators.length === 1 && administrators[0] === staffId;
}
