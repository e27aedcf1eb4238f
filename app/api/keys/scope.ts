/** What a key may do: one kind of data, to read or to write. */
export const scopes = [
  "dossiers.read",
  "dossiers.write",
  "invitations.send",
  "ratings.read",
  "ratings.write",
  "complaints.read",
  "complaints.write",
  "figures.read",
] as const;
export type Scope = (typeof scopes)[number];

/** The scopes as stored, in their own order. */
export function writeScopes(given: readonly Scope[]): string {
  return scopes.filter((scope) => given.includes(scope)).join(" ");
}

/** Reads stored scopes. Words that this version does not know allow nothing. */
export function readScopes(stored: string): Scope[] {
  const words = new Set(stored.split(" "));
  return scopes.filter((scope) => words.has(scope));
}
