import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPublishedAnswers } from "#app/complaints/publication/list-published-answers.server.ts";
import { PublishedAnswers } from "#app/complaints/publication/published-answers.tsx";
import { chosenOffice } from "#app/figures/published/chosen-office.server.ts";
import { OfficeChoice } from "#app/figures/published/office-choice.tsx";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { cachedByReader } from "#app/platform/etag.server.ts";

export const headers = () => ({ "Cache-Control": cachedByReader });

const perPage = 10;

const askedId = (text: string | null) => (text !== null && /^[\w-]{1,64}$/.test(text) ? text : undefined);

/** The published answers of an office, ten a page. `?before={id}` is the next page, `?from={id}` begins with that answer. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { office, others } = await chosenOffice(context, request);
  const { searchParams } = new URL(request.url);
  const before = askedId(searchParams.get("before"));
  const from = askedId(searchParams.get("from"));
  const answers =
    office === undefined ? [] : await listPublishedAnswers(context.db, office.id, { before, from, limit: perPage + 1 });
  const shown = answers.slice(0, perPage);
  return {
    title: translator(languageOf(request))("documents:published.heading"),
    slug: office?.slug,
    others,
    answers: shown,
    next: answers.length > perPage ? shown.at(-1)?.id : undefined,
  };
}

export default function AnswersPage() {
  const { title, slug, others, answers, next } = useLoaderData<typeof loader>();
  const t = useT();
  if (slug === undefined) {
    return (
      <>
        <h1>{title}</h1>
        <OfficeChoice offices={others} lead={t("results:choose")} />
      </>
    );
  }
  return (
    <>
      <p className="periods no-print">
        <a href={`/results?office=${slug}`}>{t("results:back")}</a>
      </p>
      <PublishedAnswers answers={answers} level="page" />
      {answers.length === 0 && <p>{t("results:noAnswers")}</p>}
      {next !== undefined && (
        <p className="periods no-print">
          <a href={`/results/answers?office=${slug}&before=${next}`} rel="next">
            {t("results:earlierAnswers")}
          </a>
        </p>
      )}
    </>
  );
}
