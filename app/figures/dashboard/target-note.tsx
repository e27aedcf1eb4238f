import { formatDecimal } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { Tag } from "#app/ui/parts.tsx";
import { targetLine } from "#app/figures/measures/figure-result-text.ts";
import type { FigureResult } from "#app/figures/measures/figure-result.ts";

/** The target of a figure as text, the distance to it, and the plan that sets it. */
export function TargetNote({ result }: { result: Pick<FigureResult, "name" | "target" | "gap" | "unit"> }) {
  const t = useT();
  const { language } = usePage();
  const { name, target, gap, unit } = result;
  if (target === undefined) return <p className="small muted">{t("figures:target.unset")}</p>;
  return (
    <>
      {gap !== undefined && (
        <p>
          <Tag kind={gap.reached ? "done" : "late"}>
            {t(gap.reached ? "figures:target.reached" : "figures:target.short")}
          </Tag>
        </p>
      )}
      <p className="small">
        {targetLine(name, target, { t, language })}
        {gap !== undefined && gap.distance !== 0 && (
          <>
            {". "}
            {distanceText(gap.distance)}
          </>
        )}
        <br />
        <span className="muted">{t("figures:target.source", { source: target.source })}</span>
      </p>
    </>
  );

  function distanceText(distance: number): string {
    const values = { number: formatDecimal(Math.abs(distance), language, 0) };
    const kind = unit === "share" ? "share" : "days";
    return t(`figures:target.${distance < 0 ? "below" : "above"}.${kind}`, values);
  }
}
