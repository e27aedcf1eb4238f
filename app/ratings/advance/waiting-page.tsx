import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { OfficeContact } from "#app/offices/office.ts";
import { CodeForm } from "#app/ratings/rating/code-form.tsx";
import { Contacts } from "#app/ratings/rating/code-help.tsx";
import { Face, FiveFaces } from "#app/ratings/rating/five-faces.tsx";
import { scoreLabels } from "#app/ratings/rating/rating.ts";
import type { WaitingRating } from "#app/ratings/waiting/waiting-rating.ts";
import { Notice } from "#app/ui/parts.tsx";

interface WaitingFacesProps {
  officeName: string;
  /** The number of the dossier; undefined for a code that is bound to none yet. */
  number?: string | undefined;
  /** Where the tap is sent. */
  path: string;
  rating: WaitingRating | undefined;
}

interface WaitingPageProps extends WaitingFacesProps {
  /** Whether the page follows a tap. */
  isRated: boolean;
  /** Whether what was sent is none of the levels. */
  noScore: boolean;
}

/** The page of a dossier that is not registered yet: the five faces, or the thanks after a tap. */
export function WaitingPage({ isRated, noScore, ...page }: WaitingPageProps) {
  const t = useT();
  const { path, rating } = page;
  if (isRated && rating !== undefined) return <WaitingThanks path={path} rating={rating} />;
  return (
    <>
      {noScore && <Notice kind="wrong">{t("ratings:rate.noScore")}</Notice>}
      <WaitingFaces {...page} />
    </>
  );
}

/** The five faces. */
function WaitingFaces({ officeName, number, path, rating }: WaitingFacesProps) {
  const t = useT();
  return (
    <>
      <p className="muted over">{officeName}</p>
      <h1>{t("ratings:rate.question")}</h1>
      {number !== undefined && (
        <p className="dossier">
          {t("ratings:dossier.number")} {number}
        </p>
      )}
      {rating !== undefined && (
        <Notice>
          <p>
            {t("ratings:rate.counted")} <strong>{t(scoreLabels[rating.score])}</strong>,{" "}
            {t("ratings:rate.countedAt", { time: formatInstant(rating.givenAt) })} {t("ratings:rate.canChange")}
          </p>
        </Notice>
      )}
      <form method="post" action={path}>
        <FiveFaces current={rating?.score} />
      </form>
      <p className="muted small">
        {t("ratings:rate.howTo")} {t("ratings:waiting.later")} {t("ratings:rate.privacy")}
      </p>
    </>
  );
}

/** After the tap: that it is recorded, and when it will count. */
function WaitingThanks({ path, rating }: { path: string; rating: WaitingRating }) {
  const t = useT();
  return (
    <>
      <h1>{t("ratings:details.thanks")}</h1>
      <p className="recorded">
        <Face score={rating.score} />
        <span>
          {t("ratings:details.recorded")} <strong>{t(scoreLabels[rating.score])}</strong>
          <a href={path}>{t("ratings:details.change")}</a>
        </span>
      </p>
      <p>{t("ratings:waiting.saved")}</p>
      <p className="after">
        {t("ratings:details.complaintSmall")} <a href="/complaint">{t("ratings:details.complaint")}</a>
      </p>
    </>
  );
}

/** The page of a link whose signature is not taken. */
export function WrongLink({ contacts }: { contacts: readonly OfficeContact[] }) {
  const t = useT();
  return (
    <>
      <h1>{t("ratings:waiting.wrongTitle")}</h1>
      <p>{t("ratings:waiting.wrongText")}</p>
      <CodeForm />
      <Contacts contacts={contacts} />
    </>
  );
}
