import { isRouteErrorResponse, Outlet, useMatches, useRouteError } from "@remix-run/react";
import { EmblemPicture } from "#app/offices/emblem-picture.tsx";
import type { Emblem } from "#app/offices/emblem.ts";
import { CitizenShell } from "#app/ui/citizen-shell.tsx";
import { Problem } from "#app/ui/problem.tsx";

export const handle = { shell: "citizen" };

export default function CitizenPages() {
  const emblem = useEmblem();
  return (
    <CitizenShell emblem={emblem !== null && <EmblemPicture emblem={emblem} />}>
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

/** The emblem of the page's office, where its loader names one as `emblem`. */
function useEmblem(): Emblem | null {
  for (const { data } of useMatches()) {
    const found = (data as { emblem?: Emblem | null } | null | undefined)?.emblem;
    if (found !== undefined && found !== null) return found;
  }
  return null;
}
