import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isHumanVisit } from "#app/dossiers/receipts/human-visit.server.ts";
import { periodLabel } from "#app/figures/period/period-label.ts";
import { periodFrom } from "#app/figures/period/period.ts";
import { formatDay } from "#app/i18n/format.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { dayOf } from "#app/platform/day.ts";
import { morningBrief } from "#app/reports/morning/morning-brief.server.ts";
import { MorningSheet } from "#app/reports/morning/morning-sheet.tsx";
import { reportTitle } from "#app/reports/report/report-title.ts";
import { findSharedReport } from "#app/reports/sharing/find-shared-report.server.ts";
import { openShare, type OpenedShare } from "#app/reports/sharing/open-share.server.ts";
import { SharedFigures } from "#app/reports/sharing/shared-figures.tsx";
import { SharedReportView } from "#app/reports/sharing/shared-report-view.tsx";

export const handle = { shell: "staff" };

/** Nothing of the link leaves the page, and no search engine keeps it. */
const guarded = { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow" };

/** `/view/{secret}`: one page of figures, or one report, for a reader without an account. Nothing on it leads to the pages of staff. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const t = translator(languageOf(request));
  const opening = await openShare(context, params["secret"] ?? "", isHumanVisit(request));
  const gone = { kind: "wrong" as const, title: t("shares:wrongTitle") };
  if (!opening.ok) return data(gone, { status: opening.reason === "tooMany" ? 429 : 404, headers: guarded });
  const { share } = opening;
  if (share.page === "report") {
    const shown = await findSharedReport(context.db, share);
    if (shown === undefined) return data(gone, { status: 404, headers: guarded });
    return data({ kind: "report" as const, title: reportTitle(shown.report, t), share, shown }, { headers: guarded });
  }
  const today = dayOf(context.clock.now());
  const period = periodFrom(new URLSearchParams(), today);
  // Nobody: without roles no locked case is counted, no comment read.
  const reader = { staffId: "", officeId: share.officeId, roles: [], represents: [] };
  const seen = { ...reader, seesComments: false, seesReports: share.page === "morning" };
  const brief = await morningBrief(context.db, seen, period, today);
  return data(
    { kind: "opened" as const, title: t(`shares:pages.${share.page}`), share, period, brief },
    { headers: guarded },
  );
}

export const headers = () => guarded;

export default function SharedPage() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  if (page.kind === "wrong") {
    return (
      <main className="page" id="main">
        <h1>{page.title}</h1>
        <p>{t("shares:wrong")}</p>
      </main>
    );
  }
  if (page.kind === "report") {
    return (
      <main className="page" id="main">
        <p className="morning-name">{page.shown.report.officeName}</p>
        <h1>{page.title}</h1>
        <SharedWith share={page.share} />
        <SharedReportView shown={page.shown} />
      </main>
    );
  }
  const { title, share, period, brief } = page;
  return (
    <main className="page" id="main">
      <div className="morning-page">
        <p className="morning-name">{share.officeName}</p>
        <h1>{`${title} – ${periodLabel(period, t)}`}</h1>
        <p className="muted small">
          {t("figures:cutOff", { day: formatDay(brief.cutOff) })}
          {". "}
          {t("figures:cohortNote", { from: formatDay(period.from), to: formatDay(period.to) })}
        </p>
        <SharedWith share={share} />
        {share.page === "morning" ? (
          <MorningSheet brief={brief} period={period} withComments={false} />
        ) : (
          <SharedFigures brief={brief} period={period} />
        )}
      </div>
    </main>
  );
}

function SharedWith({ share: { reader, endsOn } }: { share: Pick<OpenedShare, "reader" | "endsOn"> }) {
  const t = useT();
  return <p className="muted small no-print">{t("shares:sharedWith", { reader, day: formatDay(endsOn) })}</p>;
}
