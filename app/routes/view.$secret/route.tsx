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
import { openShare } from "#app/reports/sharing/open-share.server.ts";
import { SharedFigures } from "#app/reports/sharing/shared-figures.tsx";

export const handle = { shell: "staff" };

/** Nothing of the link leaves the page, and no search engine keeps it. */
const guarded = { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow" };

/** `/view/{secret}`: one page of figures for a reader without an account. Nothing on it leads to the pages of staff. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const t = translator(languageOf(request));
  const opening = await openShare(context, params["secret"] ?? "", isHumanVisit(request));
  if (!opening.ok) {
    const status = opening.reason === "tooMany" ? 429 : 404;
    return data({ kind: "wrong" as const, title: t("shares:wrongTitle") }, { status, headers: guarded });
  }
  const { share } = opening;
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
        <p className="muted small no-print">
          {t("shares:sharedWith", { reader: share.reader, day: formatDay(share.endsOn) })}
        </p>
        {share.page === "morning" ? (
          <MorningSheet brief={brief} period={period} withComments={false} />
        ) : (
          <SharedFigures brief={brief} period={period} />
        )}
      </div>
    </main>
  );
}
