import { formatCount, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Target } from "#app/targets/target.ts";
import type { FunnelStep } from "#app/figures/measures/funnel.ts";
import { ShareBar } from "./share-bar.tsx";

/** Received → scanned → rated → commented: one bar per step, in dossiers, with the share of the step before. */
export function FunnelChart({ steps, target }: { steps: readonly FunnelStep[]; target: Target | undefined }) {
  const t = useT();
  const { language } = usePage();
  return (
    <ol className="funnel" role="list">
      {steps.map(({ name, dossiers, ofReceived, ofBefore }) => (
        <li key={name}>
          <span className="bar-name">{t(`figures:funnel.steps.${name}`)}</span>
          <ShareBar share={ofReceived} target={name === "rated" ? target : undefined} />
          <strong className="funnel-count">{formatCount(dossiers, language)}</strong>
          {ofBefore !== undefined && (
            <span className="small muted bar-numbers">
              {t("figures:funnel.ofReceivedWords", {
                share: formatShare(ofReceived, language, name === "rated" ? target?.value : undefined),
              })}
              {name !== "opened" &&
                `, ${t("figures:funnel.ofBeforeWords", { share: formatShare(ofBefore, language) })}`}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
