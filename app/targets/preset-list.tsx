import { useT } from "#app/i18n/page.tsx";
import { yearOf } from "#app/platform/day.ts";
import type { TargetPreset } from "./target-preset.ts";

/** The plans to choose from, and the choice to set own targets. */
export function PresetList({ presets }: { presets: readonly TargetPreset[] }) {
  const t = useT();
  return (
    <>
      {presets.map(({ name, agency, document, from, targets }) => (
        <section className="card" key={name}>
          <h2>{agency}</h2>
          <p>{document}</p>
          <p className="muted">
            {t("targets:plan.year", { year: String(yearOf(from)) })}
            {" · "}
            {targets.length === 0 ? t("targets:plan.noNumbers") : t("targets:plan.numbers", { count: targets.length })}
          </p>
          <p>
            <a
              className="button"
              href={`/settings/targets/plan?plan=${name}`}
              aria-label={t("targets:plan.chooseLabel", { agency })}
            >
              {t("targets:plan.choose")}
            </a>
          </p>
        </section>
      ))}
      <section className="card">
        <h2>{t("targets:plan.own")}</h2>
        <p>{t("targets:plan.ownText")}</p>
        <p>
          <a className="button" href="/settings/targets/new">
            {t("targets:add")}
          </a>
        </p>
      </section>
    </>
  );
}
