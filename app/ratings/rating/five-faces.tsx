import { useT } from "#app/i18n/page.tsx";
import { scoreLabels, scores, type Score } from "./rating.ts";

/** SVG paths of eyes and mouth of each level, on a field of 48 × 48 units. */
const features: Record<Score, readonly string[]> = {
  5: ["M14 20q3-4 6 0", "M28 20q3-4 6 0", "M13 27h22q-2 10-11 10t-11-10z"],
  4: ["M17 18v3", "M31 18v3", "M14 29q10 10 20 0"],
  3: ["M17 18v3", "M31 18v3", "M15 32h18"],
  2: ["M17 18v3", "M31 18v3", "M15 35q9-8 18 0"],
  1: ["M14 15l6 2", "M34 15l-6 2", "M17.5 20v2.5", "M30.5 20v2.5", "M14 36q10-11 20 0"],
};

/** One face; the text beside it names its level. */
export function Face({ score }: { score: Score }) {
  return (
    <svg className="face" viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="22" />
      <path d={features[score].join("")} />
    </svg>
  );
}

/** Five submit buttons, equal in size and weight. The counted level is framed and named in words. */
export function FiveFaces({ current }: { current: Score | undefined }) {
  const t = useT();
  return (
    <div className="faces" role="group" aria-label={t("ratings:rate.faces")}>
      {scores.map((score) => (
        <button
          key={score}
          name="score"
          value={score}
          aria-pressed={current === undefined ? undefined : score === current}
        >
          <Face score={score} />
          <span>
            {t(scoreLabels[score])}
            {score === current && <small>{t("ratings:rate.current")}</small>}
          </span>
        </button>
      ))}
    </div>
  );
}
