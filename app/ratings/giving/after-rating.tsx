import { useT } from "#app/i18n/page.tsx";
import { Notice } from "#app/ui/parts.tsx";
import { Face } from "#app/ratings/rating/five-faces.tsx";
import { scoreLabels, type Score } from "#app/ratings/rating/rating.ts";

interface AfterRatingProps {
  code: string;
  score: Score;
}

function Recorded({ code, score }: AfterRatingProps) {
  const t = useT();
  return (
    <p className="recorded">
      <Face score={score} />
      <span>
        {t("ratings:details.recorded")} <strong>{t(scoreLabels[score])}</strong>
        <a href={`/r/${code}`}>{t("ratings:details.change")}</a>
      </span>
    </p>
  );
}

/** Shown right after the tap: that it is recorded, and how to change it. */
export function Thanks(props: AfterRatingProps) {
  const t = useT();
  return (
    <>
      <h1>{t("ratings:details.thanks")}</h1>
      <Recorded {...props} />
    </>
  );
}

/** Offers the way to a complaint to a citizen who is not satisfied; it opens nothing by itself. */
export function ComplaintOffer({ code }: Pick<AfterRatingProps, "code">) {
  const t = useT();
  return (
    <Notice kind="careful">
      <h2>{t("ratings:details.complaintTitle")}</h2>
      <p>{t("ratings:details.complaintText")}</p>
      <p>
        <a className="button" href={`/r/${code}/complaint`}>
          {t("ratings:details.complaint")}
        </a>
      </p>
    </Notice>
  );
}

/** The last page: everything is saved; where to go from here. */
export function AfterSaving({ code, score }: AfterRatingProps) {
  const t = useT();
  return (
    <>
      <h1>{t("ratings:details.saved")}</h1>
      <Recorded code={code} score={score} />
      <p>{t("ratings:details.savedText")}</p>
      <p className="row">
        <a className="button main" href="/">
          {t("ratings:details.done")}
        </a>
        <a className="button" href={`/r/${code}/details`}>
          {t("ratings:details.again")}
        </a>
      </p>
      {score <= 2 && (
        <section>
          <ComplaintOffer code={code} />
        </section>
      )}
    </>
  );
}
