import { formatDecimal, formatTarget } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Target } from "#app/offices/target.ts";
import { Tag } from "#app/ui/parts.tsx";
import type { TargetGap } from "./target-gap.ts";

/** The target of a figure in words, with where it comes from and whether it is reached. */
export function TargetWords({ target, gap }: { target: Target | undefined; gap: TargetGap | undefined }) {
  const t = useT();
  const { language } = usePage();
  if (target === undefined) return null;
  const value = formatTarget(target.value, language);
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
        {t(`figures:target.${target.comparison}`, { value })}
        {gap !== undefined && !gap.reached && (
          <>
            {". "}
            {t("figures:target.gap", { points: formatDecimal(gap.points, language) })}
          </>
        )}
        <br />
        <span className="muted">{t("figures:target.source", { source: target.source })}</span>
      </p>
    </>
  );
}
