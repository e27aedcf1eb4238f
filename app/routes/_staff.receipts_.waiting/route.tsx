import { useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { listWaiting } from "#app/ratings/advance/list-waiting.server.ts";
import { WaitingTable } from "#app/ratings/advance/waiting-table.tsx";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** The ratings that citizens gave before their dossiers were registered. */
export const loader = staffLoader("receipts.print", async ({ context, staff, t }) => ({
  title: t("codes:waiting.title"),
  today: dayOf(context.clock.now()),
  waiting: await listWaiting(context.db, staff.officeId),
}));

export default function WaitingRatingsPage() {
  const t = useT();
  const { title, today, waiting } = useLoaderData<typeof loader>();
  return (
    <>
      <SubpageHead above="/receipts" back={t("codes:waiting.back")} title={title} />
      <p>{t("codes:waiting.intro")}</p>
      <WaitingTable {...waiting} today={today} />
    </>
  );
}
