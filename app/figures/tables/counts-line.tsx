import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { FigureResult } from "#app/figures/measures/figure-result.ts";
import { countsText } from "#app/figures/measures/figure-result-text.ts";
import type { Measure } from "#app/figures/measures/measure.ts";
import type { FigureLists } from "#app/figures/period/figure-lists.ts";
import type { ListedNumber } from "./linked-numbers.ts";
import { LinkedNumbers } from "./linked-numbers.tsx";

/** The counts behind the value of a figure as a sentence; each number leads to the list of what it counts. */
export function CountsLine({ result, lists }: { result: Pick<FigureResult, "name" | "measure">; lists: FigureLists }) {
  const t = useT();
  const { language } = usePage();
  const { name, measure } = result;
  const listed = (of: keyof FigureLists): ListedNumber => {
    const number = countIn(measure, of);
    return { text: formatCount(number, language), list: number === 0 ? undefined : lists[of] };
  };
  return (
    <LinkedNumbers
      sentence={(marks) => countsText(result, { t, language }, (of) => marks[of])}
      numbers={{ numerator: listed("numerator"), denominator: listed("denominator") }}
      of={t(`figures:name.${name}`)}
    />
  );
}

function countIn(measure: Measure, of: keyof FigureLists): number {
  if (measure.state === "shown") return measure[of] ?? 0;
  return measure.state === "withheld" && of === "denominator" ? measure.denominator : 0;
}
