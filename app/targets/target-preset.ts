import type { Day } from "#app/platform/day.ts";
import type { FigureName, Target, TargetComparison } from "./target.ts";

/** How an ambiguous sentence of a plan was understood; each is the name of a text below `targets:notes`. */
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

/** Why a demand of a plan is shown but is no target here; each is the name of a text below `targets:whyContext`. */
type ContextReason = "no-number" | "other-system" | "not-counted" | "conflict" | "published";

/** A target of a plan for one of the figures. */
export interface PresetTarget {
  figure: FigureName;
  comparison: TargetComparison;
  /** In the figure's unit: a share from 0 to 1, or days. */
  value: number;
  /** The section of the plan, as cited on paper. */
  section: string;
  /** The plan's own words. */
  wording: string;
  /** The plan's own words in the column of results, if the target is in a table. */
  result?: string | undefined;
  note?: PresetNote | undefined;
}

/** A demand of a plan that no figure can be compared with. */
export interface PresetContext {
  section: string;
  wording: string;
  result?: string | undefined;
  why: ContextReason;
  /** The figures that show a part of it. */
  figures?: readonly FigureName[] | undefined;
}

/** A plan of an authority: its targets, and its other demands that concern the portal. */
export interface TargetPreset {
  name: string;
  agency: string;
  /** The document, as cited in the source of each target. */
  document: string;
  /** The year the plan is for: its own validity. */
  from: Day;
  until: Day;
  targets: readonly PresetTarget[];
  context: readonly PresetContext[];
}

/** The target of a plan with its source: document and section. */
export function targetOf(preset: TargetPreset, { comparison, value, section }: PresetTarget): Target {
  return { comparison, value, source: `${preset.document}, ${section}` };
}
