import { baRiaVungTau } from "./plan-brvt-2019.ts";
import { canTho } from "./plan-can-tho-2023.ts";
import { dongThap } from "./plan-dong-thap-2021.ts";
import { hoChiMinhCity } from "./plan-hcm-2018.ts";
import { unnamedProvince } from "./plan-unnamed-2020.ts";
import type { TargetPreset } from "./target-preset.ts";

/**
 * The targets of five plans of provincial departments of science and technology (2018–2023), quoted word for word, so that
 * an office can begin with the targets of a plan instead of an empty table.
 */
export const targetPresets: readonly TargetPreset[] = [hoChiMinhCity, dongThap, canTho, unnamedProvince, baRiaVungTau];

/** The plan of the demonstration: Ho Chi Minh City 2018, which asks for ratings of 40 % of all dossiers. */
export const firstPreset: TargetPreset = hoChiMinhCity;

/** The preset with this name; undefined for any other text in the address. */
export function findPreset(name: string | null): TargetPreset | undefined {
  return targetPresets.find((preset) => preset.name === name);
}
