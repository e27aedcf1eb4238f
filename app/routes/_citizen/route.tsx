import { isRouteErrorResponse, Outlet, useRouteError } from "@remix-run/react";
import { CitizenShell } from "#app/ui/citizen-shell.tsx";
import { Problem } from "#app/ui/problem.tsx";

export const handle = { shell: "citizen" };

export default function CitizenPages() {
  return (
    <CitizenShell>
      <Outlet />
    </CitizenShell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <CitizenShell>
      <Problem status={isRouteErrorResponse(error) ? error.status : 500} />
    </CitizenShell>
  );
}
