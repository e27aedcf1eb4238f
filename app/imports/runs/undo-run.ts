import { z } from "zod";

/** Some columns of a dossier with their values, as stored. */
export const storedValuesSchema = z.record(z.string(), z.string().nullable());

/** Number of changed dossiers by column, as stored. */
export const fieldCountsSchema = z.record(z.string(), z.number());

/** Why a dossier that a run touched is as the run left it. */
export const keptReasons = ["keptRated", "keptComplained", "keptOpened", "keptPrinted", "keptChanged"] as const;
export type KeptReason = (typeof keptReasons)[number];

/** What undoing a run has done so far. */
export interface UndoCounts {
  removed: number;
  restored: number;
  kept: number;
  /** Procedures, units and counters. */
  names: number;
}

/** The counts as stored; what has not begun is 0. */
export function undoCountsOf(stored: string): UndoCounts {
  const { removed = 0, restored = 0, kept = 0, names = 0 } = fieldCountsSchema.parse(JSON.parse(stored));
  return { removed, restored, kept, names };
}

/** The share of a run's dossiers that its undoing has dealt with, for the progress bar. */
export function undoShare({ removed, restored, kept }: UndoCounts, touched: number): number {
  return touched === 0 ? 1 : Math.min(1, (removed + restored + kept) / touched);
}
