import type { LoaderFunctionArgs } from "@remix-run/node";
import { listPublishedAnswers } from "#app/complaints/publication/list-published-answers.server.ts";
import { listImprovements } from "#app/figures/improvements/list-improvements.server.ts";
import { answerWithResults } from "#app/figures/published/published-results.server.ts";
import { resultsDocument } from "#app/figures/published/published.ts";
import { publicFile } from "#app/platform/etag.server.ts";

const mostAnswers = 100;

/**
 * `/results.json`: the published figures and texts of a year or quarter, by default of the current year; `{ offices:
 * […] }` if there are several and `?office=` names none of them.
 */
export function loader({ context, request }: LoaderFunctionArgs) {
  return answerWithResults(context, request, async (results) => {
    const documents = [];
    for (const one of results) {
      const answers = await listPublishedAnswers(context.db, one.office.id, { limit: mostAnswers });
      const improvements = await listImprovements(context.db, one.office.id);
      documents.push(resultsDocument(one, { answers, improvements }, context.settings.publicUrl));
    }
    const answer = documents.length === 1 ? documents[0] : { offices: documents };
    return publicFile(request, JSON.stringify(answer), "application/json; charset=utf-8");
  });
}
