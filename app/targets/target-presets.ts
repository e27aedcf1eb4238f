import { baRiaVungTau } from "./plan-brvt-2019.ts";
import { canTho } from "./plan-can-tho-2023.ts";
import { dongThap } from "./plan-dong-thap-2021.ts";
import { hoChiMinhCity } from "./plan-hcm-2018.ts";
import { unnamedProvince } from "./plan-unnamed-2020.ts";
import type { TargetPreset } from "./target-preset.ts";

/**
 * The targets of five plans of provincial departments of science and technology (2018–2023), word for word, so that an
 * office begins with those of a plan instead of an empty table. The T-numbers in the plans are those of the
 * project's list of what plans ask for.
 */
export const targetPresets: readonly TargetPreset[] = [hoChiMinhCity, dongThap, canTho, unnamedProvince, baRiaVungTau];

/** The plan whose targets a new office begins with: the one that asks for ratings of 40 % of all dossiers. */
export const firstPreset: TargetPreset = hoChiMinhCity;

/** The preset of a name, or undefined for anything else an address may say. */
export function findPreset(name: string | null): TargetPreset | undefined {
  return targetPresets.find((preset) => preset.name === name);
}
