import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { chosenOffice } from "#app/figures/published/chosen-office.server.ts";
import { Improvements } from "#app/figures/improvements/improvement-list.tsx";
import { listImprovements } from "#app/figures/improvements/list-improvements.server.ts";
import { OfficeChoice } from "#app/figures/published/office-choice.tsx";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { cachedByReader } from "#app/platform/etag.server.ts";

export const headers = () => ({ "Cache-Control": cachedByReader });

/** All improvements made because of what citizens said, the latest first. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { office, others } = await chosenOffice(context, request);
  return {
    title: translator(languageOf(request))("results:changes"),
    slug: office?.slug,
    others,
    improvements: office === undefined ? [] : await listImprovements(context.db, office.id),
  };
}

export default function ImprovementsPage() {
  const { title, slug, others, improvements } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <p className="periods no-print">
        <a href={slug === undefined ? "/results" : `/results?office=${slug}`}>{t("results:back")}</a>
      </p>
      <h1>{title}</h1>
      {slug === undefined ? (
        <OfficeChoice offices={others} lead={t("results:choose")} />
      ) : (
        <Improvements improvements={improvements} />
      )}
    </>
  );
}
