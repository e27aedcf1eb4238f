import type { Day } from "#app/platform/day.ts";
import type { FigureName, Target, TargetComparison } from "./target.ts";

/** How a target was read where the plan leaves a choice; each is the name of a text below `targets:notes`. */
type PresetNote =
  | "accepted-in-time"
  | "each-in-time"
  | "range"
  | "year-before"
  | "letter-checked"
  | "letter-each"
  | "conflict-86"
  | "early-only"
  | "service-factors"
  | "share-of-answers"
  | "levels"
  | "online-procedures-as-dossiers";

/** Why the portal can only show something of a plan; each is the name of a text below `targets:whyContext`. */
type ContextReason = "no-number" | "other-system" | "not-counted" | "conflict" | "published";

/** A target of a plan for one of the figures. */
export interface PresetTarget {
  figure: FigureName;
  comparison: TargetComparison;
  /** In the figure's unit: a share from 0 to 1, or days. */
  value: number;
  /** Where in the plan it stands, as cited on paper. */
  section: string;
  /** The plan's own words. */
  wording: string;
  /** The plan's own words in the column of results, where the target stands in a table. */
  result?: string | undefined;
  note?: PresetNote | undefined;
}

/** What a plan also asks for, without a target that a figure can be held against. */
export interface PresetContext {
  section: string;
  wording: string;
  result?: string | undefined;
  why: ContextReason;
  /** The figures that show something of it all the same. */
  figures?: readonly FigureName[] | undefined;
}

/** A plan with everything in it that has to do with the portal. */
export interface TargetPreset {
  name: string;
  agency: string;
  /** The document as its sources are cited. */
  document: string;
  /** The year the plan is for: its own validity. */
  from: Day;
  until: Day;
  targets: readonly PresetTarget[];
  context: readonly PresetContext[];
}

/** A target of a plan as figures are held against it. */
export function targetOf(preset: TargetPreset, { comparison, value, section }: PresetTarget): Target {
  return { comparison, value, source: `${preset.document}, ${section}` };
}
