import type { LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Outlet, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { CalendarWarning } from "#app/deadlines/editing/calendar-warning.tsx";
import { findCalendarWarning } from "#app/deadlines/calendar/find-calendar.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { may } from "#app/staff/permissions.ts";
import { sectionsFor } from "#app/staff/navigation.ts";
import { requireSignedIn } from "#app/staff/sessions/staff-route.server.ts";
import { Problem } from "#app/ui/problem.tsx";
import { StaffShell } from "#app/ui/staff-shell.tsx";

export const handle = { shell: "staff" };

/** The frame around every staff page. Each page checks its own permission; the frame only shows who is signed in. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = await requireSignedIn(context, request);
  const unconfirmed = may(staff.roles, "settings.edit") ? await findCalendarWarning(context, staff.officeId) : [];
  return {
    who: { name: staff.name, office: staff.officeName, hasOtherOffices: staff.hasOtherOffices },
    sections: sectionsFor(staff.roles),
    territory: staff.territory,
    unconfirmed,
    thisYear: yearOf(dayOf(context.clock.now())),
  };
}

function Frame({ data, children }: { data: Awaited<ReturnType<typeof loader>> | undefined; children: ReactNode }) {
  const t = useT();
  const sections = (data?.sections ?? []).map(({ name, href }) => ({
    href,
    label: name === "province" ? t(`province:all.${data?.territory ?? "unset"}`) : t(`shell:${name}`),
  }));
  return (
    <StaffShell sections={sections} {...(data === undefined ? {} : { who: data.who })}>
      {data !== undefined && <CalendarWarning years={data.unconfirmed} thisYear={data.thisYear} />}
      {children}
    </StaffShell>
  );
}

export default function StaffPages() {
  return (
    <Frame data={useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  // Null, despite its type, if an action was refused: the frame's loader has not run then.
  const data = useRouteLoaderData<typeof loader>("routes/_staff") ?? undefined;
  return (
    <Frame data={data}>
      <Problem status={isRouteErrorResponse(error) ? error.status : 500} />
    </Frame>
  );
}
