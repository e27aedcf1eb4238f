import { useLoaderData } from "@remix-run/react";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { listTargets } from "#app/targets/find-targets.server.ts";
import { TargetList } from "#app/targets/target-list.tsx";
import { dayOf, isDay } from "#app/platform/day.ts";
import { doneIn } from "#app/platform/forms/done.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

/** The current, future and past targets of the office. */
export const loader = staffLoader("settings.view", async ({ context, staff, request, t }) => ({
  title: t("targets:title"),
  targets: await listTargets(context.db, staff.officeId),
  today: dayOf(context.clock.now()),
  canEdit: may(staff.roles, "settings.edit"),
  done: doneText(request.url, t),
}));

const changes = ["set", "replaced", "cut", "ended", "adopted"] as const;

/** The text for what was just done, by the address; null for nothing. */
function doneText(url: string, t: Translate): string | null {
  const done = doneIn(url, changes);
  const asked = new URL(url).searchParams;
  const until = asked.get("until") ?? "";
  if (done === "cut" && isDay(until)) return t("targets:done.cut", { until: formatDay(until) });
  if (done === "adopted") {
    const number = (name: string) => Number.parseInt(asked.get(name) ?? "", 10) || 0;
    const [set, same] = [number("set"), number("same")];
    return t(same === 0 ? "targets:done.adopted" : "targets:done.adoptedSome", { set, same });
  }
  return done === undefined || done === "cut" ? null : t(`targets:done.${done}`);
}

export default function TargetsPage() {
  const t = useT();
  const { targets, today, canEdit, done } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t("targets:title")}</h1>
          <p className="muted after-title">{t("targets:lead")}</p>
        </div>
        {canEdit && (
          <div className="row">
            <a className="button main" href="/settings/targets/plan">
              {t("targets:choosePlan")}
            </a>
            <a className="button" href="/settings/targets/new">
              {t("targets:add")}
            </a>
          </div>
        )}
      </div>
      {done !== null && (
        <Done>
          <p>{done}</p>
        </Done>
      )}
      <TargetList targets={targets} today={today} canEdit={canEdit} />
    </>
  );
}
