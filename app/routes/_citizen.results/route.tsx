import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPublishedAnswers } from "#app/complaints/list-published-answers.server.ts";
import { PublishedAnswers } from "#app/complaints/published-answers.tsx";
import { listPublishedOffices, publishedResults } from "#app/figures/published-results.server.ts";
import { PublishedFigures } from "#app/figures/published-figures.tsx";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { dayOf } from "#app/platform/day.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const offices = await listPublishedOffices(context.db);
  const slug = new URL(request.url).searchParams.get("office");
  const office = slug === null && offices.length === 1 ? offices[0] : offices.find((one) => one.slug === slug);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (slug !== null && office === undefined) throw new Response(null, { status: 404 });
  const t = translator(languageOf(request));
  return {
    title: t("results:title"),
    results: office && (await publishedResults(context.db, office, dayOf(context.clock.now()))),
    answers: office === undefined ? [] : await listPublishedAnswers(context.db, office.id),
    others: offices.filter((one) => one !== office).map(({ slug, name }) => ({ slug, name })),
  };
}

export default function ResultsPage() {
  const { results, answers, others } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      {results === undefined ? (
        <>
          <h1>{t("results:title")}</h1>
          <p>{t(others.length === 0 ? "results:none" : "results:choose")}</p>
        </>
      ) : (
        <PublishedFigures results={results} />
      )}
      <PublishedAnswers answers={answers} />
      {others.length > 0 && (
        <section>
          {results !== undefined && <h2>{t("results:others")}</h2>}
          <ul>
            {others.map((office) => (
              <li key={office.slug}>
                <a href={`/results?office=${office.slug}`}>{office.name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
