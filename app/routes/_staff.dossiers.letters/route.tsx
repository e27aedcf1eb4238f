import { useLoaderData } from "@remix-run/react";
import { apologyRefusals } from "#app/apologies/apology.ts";
import { LeftOut } from "#app/apologies/apology-form.tsx";
import { ApologyHelp } from "#app/apologies/apology-help.tsx";
import { registerFilterFrom, registerSearch } from "#app/apologies/apology-letter.ts";
import { ApologyRegister } from "#app/apologies/apology-register.tsx";
import { countBatch, listApologies } from "#app/apologies/list-apologies.server.ts";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { doneIn } from "#app/platform/forms/done.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { EmptyState, SubpageHead } from "#app/ui/parts.tsx";

/** The register of letters of apology (sổ), the newest first, or the letters that were written together. */
export const loader = staffLoader("dossiers.view", async ({ context, staff, request, t }) => {
  const asked = new URL(request.url).searchParams;
  const filter = registerFilterFrom(asked);
  const after = asked.get("after");
  const left = (asked.get("left") ?? "").split(" ");
  return {
    title: t("apologies:register.title"),
    done: doneIn(request.url, ["written", "discarded"]),
    left: apologyRefusals.filter((reason) => left.includes(reason)),
    filter,
    inBatch: filter.batchId === null ? 0 : await countBatch(context.db, staff.officeId, filter.batchId),
    after,
    page: await listApologies(context.db, staff.officeId, filter, { after }),
    mayWrite: may(staff.roles, "apologies.write"),
  };
});

export default function ApologyRegisterPage() {
  const t = useT();
  const { language } = usePage();
  const { title, done, left, filter, inBatch, after, page, mayWrite } = useLoaderData<typeof loader>();
  const isBatch = filter.batchId !== null;
  // The letters of this page: as many as one file has.
  const wordAddress = `/dossiers/letters.docx${registerSearch(filter, after === null ? {} : { after })}`;
  return (
    <>
      <SubpageHead above="/dossiers/late" back={t("apologies:late.back")} title={title} />
      {done !== undefined && (
        <Done>
          <p>{t(`apologies:done.${done}`, { count: inBatch, number: formatCount(inBatch, language) })}</p>
          {left.length > 0 && <LeftOut left={left} />}
        </Done>
      )}
      <p>{t(isBatch ? "apologies:register.batch" : "apologies:register.lead")}</p>
      <ApologyHelp page="register" />
      <p className="row no-print">
        {isBatch && (
          <a className="button" href="/dossiers/letters">
            {t("apologies:register.whole")}
          </a>
        )}
        {!isBatch && (
          <a className="button" href={`/dossiers/letters${registerSearch({ ...filter, unsent: !filter.unsent })}`}>
            {t(filter.unsent ? "apologies:register.all" : "apologies:register.unsent")}
          </a>
        )}
        {isBatch && mayWrite && page.letters.length > 0 && (
          <a className="button main" href={wordAddress}>
            {t("apologies:register.word")}
          </a>
        )}
        <a className="button" href={`/dossiers/letters.xlsx${registerSearch(filter)}`}>
          {t("apologies:register.xlsx")}
        </a>
      </p>
      {page.letters.length === 0 ? (
        <EmptyState>{t("apologies:register.none")}</EmptyState>
      ) : (
        <ApologyRegister letters={page.letters} mayWrite={mayWrite} />
      )}
      <p className="row">
        {after !== null && (
          <a className="button" href={`/dossiers/letters${registerSearch(filter)}`}>
            {t("apologies:late.first")}
          </a>
        )}
        {page.next !== undefined && (
          <a className="button" href={`/dossiers/letters${registerSearch(filter, { after: page.next })}`} rel="next">
            {t("apologies:late.next")}
          </a>
        )}
      </p>
    </>
  );
}
