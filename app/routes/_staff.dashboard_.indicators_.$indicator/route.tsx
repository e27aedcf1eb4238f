import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pointsSchema } from "#app/figures/indicators/indicator-form.ts";
import { Measured } from "#app/figures/indicators/indicator-sections.tsx";
import { nineIndicators } from "#app/figures/indicators/indicators.server.ts";
import { periodLabel } from "#app/figures/period/period-label.ts";
import { periodSearch } from "#app/figures/period/period.ts";
import { PointsForm } from "#app/figures/indicators/points-form.tsx";
import { quarterFrom, quarterKey } from "#app/figures/period/quarter.ts";
import { setIndicatorPoints } from "#app/figures/indicators/set-indicator-points.server.ts";
import { formatInstant, formatScore } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Facts, Notice } from "#app/ui/parts.tsx";

const notFound = () => new Response(null, { status: 404 });

/** `/dashboard/indicators/3?quarter=2026-Q4`: the office's own points for one of the nine indicators. */
export const loader = staffLoader("indicators.set", async ({ context, staff, request, params, t }) => {
  const today = dayOf(context.clock.now());
  const asked = new URL(request.url).searchParams.get("quarter") ?? quarterKey(today);
  const quarter = quarterFrom(asked, today);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (quarter === undefined) throw notFound();
  const nine = await nineIndicators(context.db, staff.officeId, quarter, today);
  const line = nine.assessment.lines.find(({ indicator }) => indicator === params["indicator"]);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (line === undefined) throw notFound();
  const { indicator } = line;
  return {
    title: t("indicators:form.title", { indicator, quarter: periodLabel(quarter, t) }),
    back: `/dashboard/indicators${periodSearch(quarter)}#nine`,
    quarter: nine.quarter,
    span: quarter,
    line,
  };
});

export const action = staffAction("indicators.set", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), pointsSchema);
  if (submission.status !== "success") return data({ form: submission.reply(), isChanged: false }, { status: 400 });
  const entry = submission.value;
  const outcome = await setIndicatorPoints(context, staff, entry);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!outcome.ok && outcome.reason === "no-such-quarter") throw notFound();
  if (!outcome.ok) return data({ form: submission.reply(), isChanged: true }, { status: 409 });
  const quarter = quarterFrom(entry.quarter, dayOf(context.clock.now()));
  const shown = Object.fromEntries(new URLSearchParams(quarter === undefined ? "" : periodSearch(quarter)));
  return redirect(doneAddress("/dashboard/indicators", entry.indicator, shown), 303);
});

export default function PointsPage() {
  const t = useT();
  const { language } = usePage();
  const { title, back, quarter, span, line } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { indicator, own } = line;
  return (
    <div className="narrow">
      <p>
        <a href={back}>{t("indicators:form.back")}</a>
      </p>
      <h1>{title}</h1>
      <p>{t(`indicators:nine.names.${indicator}`)}</p>
      <Facts
        items={[
          [t("indicators:nine.measured"), <Measured key="measured" line={line} span={span} />],
          [t("indicators:form.reading"), t(`indicators:nine.readings.${indicator}`)],
        ]}
      />
      <p className="small muted">
        {t("indicators:nine.unconfirmed")}. {t("indicators:nine.unconfirmedText")}
      </p>
      {refused?.isChanged === true && (
        <Notice kind="wrong">
          <p role="alert">{t("indicators:form.changed")}</p>
        </Notice>
      )}
      {own !== undefined && (
        <p>
          {t("indicators:form.standing", {
            points: formatScore(own.points / 100, language),
            basis: own.basis,
            name: own.setBy,
            at: formatInstant(own.setAt),
          })}
        </p>
      )}
      <PointsForm
        quarter={quarter}
        indicator={indicator}
        own={own}
        lastResult={refused?.form}
        isChanged={refused?.isChanged === true}
      />
    </div>
  );
}
