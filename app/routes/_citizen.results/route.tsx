import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { findEmblem } from "#app/offices/find-emblem.server.ts";
import { useLoaderData } from "@remix-run/react";
import { listPublishedAnswers } from "#app/complaints/publication/list-published-answers.server.ts";
import { PublishedAnswers } from "#app/complaints/publication/published-answers.tsx";
import { chosenOffice } from "#app/figures/published/chosen-office.server.ts";
import { Improvements } from "#app/figures/improvements/improvement-list.tsx";
import { listImprovements } from "#app/figures/improvements/list-improvements.server.ts";
import { OfficeChoice } from "#app/figures/published/office-choice.tsx";
import { PublishedDetails, PublishedHeadline } from "#app/figures/published/published-figures.tsx";
import { listPublishedYears, publishedResults } from "#app/figures/published/published-results.server.ts";
import { PublishedProblem } from "#app/figures/published/published-problem.tsx";
import { readPublicQuery } from "#app/figures/published/public-query.ts";
import { shortList } from "#app/figures/published/published.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { dayOf } from "#app/platform/day.ts";
import { cachedByReader } from "#app/platform/etag.server.ts";

export const headers = () => ({ "Cache-Control": cachedByReader });

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { office, others } = await chosenOffice(context, request);
  const title = translator(languageOf(request))("results:title");
  if (office === undefined) return { title, others, page: undefined };
  const today = dayOf(context.clock.now());
  const read = readPublicQuery(new URL(request.url).searchParams, today, false);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown answer as the page of the problem
  if (!read.ok) throw data({ problem: read.problem, parameter: read.parameter }, { status: 400 });
  const { period } = read.query;
  const answers = await listPublishedAnswers(context.db, office.id);
  const improvements = await listImprovements(context.db, office.id);
  const page = {
    results: await publishedResults(context.db, office, today, period),
    years: await listPublishedYears(context.db, office.id, today),
    answers: shortList(answers, ({ question, answer }) => question.length + answer.length),
    improvements: shortList(improvements, ({ heard, changed }) => heard.length + changed.length),
  };
  const feed = `/results/feed.xml?office=${office.slug}`;
  return { title, others, page, feed, emblem: await findEmblem(context.db, office.id) };
}

/** Explains why an address has no results, with links to those that exist. */
export function ErrorBoundary() {
  return <PublishedProblem />;
}

export default function ResultsPage() {
  const { page, others, title } = useLoaderData<typeof loader>();
  const t = useT();
  if (page === undefined) {
    return (
      <>
        <h1>{title}</h1>
        <OfficeChoice offices={others} lead={t(others.length === 0 ? "results:none" : "results:choose")} />
      </>
    );
  }
  const { results, years, answers, improvements } = page;
  const ofOffice = `?office=${results.office.slug}`;
  return (
    <>
      <PublishedHeadline results={results} years={years} />
      {improvements.shown.length > 0 && (
        <section>
          <h2>{t("results:changes")}</h2>
          <Improvements improvements={improvements.shown} />
          {improvements.more && (
            <p className="periods">
              <a href={`/results/improvements${ofOffice}`}>{t("results:moreImprovements")}</a>
            </p>
          )}
        </section>
      )}
      <PublishedDetails results={results} />
      <PublishedAnswers answers={answers.shown} />
      {answers.more && (
        <p className="periods">
          <a href={`/results/answers${ofOffice}`}>{t("results:moreAnswers")}</a>
        </p>
      )}
      <p className="periods no-print">
        <a href={`/results/feed.xml${ofOffice}`}>{t("results:column.feed")}</a>
      </p>
      {others.length > 0 && (
        <section>
          <h2>{t("results:others")}</h2>
          <OfficeChoice offices={others} />
        </section>
      )}
    </>
  );
}
