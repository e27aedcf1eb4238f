import { useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { comparedText, type ComparedPeriods } from "./compared-text.ts";

/** Names the two periods the figures are compared with. */
export function ComparedNote({ cutOff, ...periods }: ComparedPeriods & { cutOff: Day }) {
  return <p className="small muted">{comparedText(periods, cutOff, useT())}</p>;
}
