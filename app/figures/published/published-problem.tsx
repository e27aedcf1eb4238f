import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { z } from "zod";
import { useT } from "#app/i18n/page.tsx";
import { Problem } from "#app/ui/problem.tsx";
import { publicQueryProblems } from "./public-query.ts";

const problemSchema = z.object({ problem: z.enum(publicQueryProblems), parameter: z.string() });

/** Shown instead of the results: what is wrong with the address, and a link to the current results. */
export function PublishedProblem() {
  const t = useT();
  const error = useRouteError();
  const read = problemSchema.safeParse(isRouteErrorResponse(error) ? error.data : undefined);
  if (!read.success) return <Problem status={isRouteErrorResponse(error) ? error.status : 500} />;
  return (
    <div className="stack">
      <h1>{t("results:asked.title")}</h1>
      <p>{t(`results:asked.${read.data.problem}`)}</p>
      <p>
        <a className="button" href="/results">
          {t("results:asked.current")}
        </a>
      </p>
    </div>
  );
}
