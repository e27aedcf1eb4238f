import type { RegisterEntry } from "#app/dossiers/register-entry.ts";

/**
 * Entries that differ from their dossiers, held back until the file ends, the last row of a number winning. Saved at
 * once, a file that tells a dossier's earlier and its later state would, read again, set it back and forth.
 */
export interface HeldChanges {
  has(entry: RegisterEntry): boolean;
  size(): number;
  /** Holds a row that differs from its dossier, or any row that follows a held one; answers whether one was held before. */
  hold(entry: RegisterEntry): boolean;
  /** All held entries, which are held no longer. */
  release(): RegisterEntry[];
}

export function holdChanges(): HeldChanges {
  const held = new Map<string, RegisterEntry>();
  return {
    has: (entry) => held.has(entry.number),
    size: () => held.size,
    hold: (entry) => {
      const before = held.has(entry.number);
      held.set(entry.number, entry);
      return before;
    },
    release: () => {
      const entries = [...held.values()];
      held.clear();
      return entries;
    },
  };
}
