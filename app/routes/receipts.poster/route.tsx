import { useLoaderData } from "@remix-run/react";
import { listPosterCounters, posterQr } from "#app/dossiers/receipts/find-poster.server.ts";
import { findPaperHead } from "#app/dossiers/receipts/find-receipts.server.ts";
import { PaperStyle } from "#app/dossiers/receipts/paper-style.tsx";
import { Poster, PosterForm } from "#app/dossiers/receipts/poster.tsx";
import { postersOf, readPosterChoice } from "#app/dossiers/receipts/poster.ts";
import { ReceiptPage } from "#app/dossiers/receipts/receipt-page.tsx";
import { listImprovements } from "#app/figures/improvements/list-improvements.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

export const handle = { shell: "staff" };

/** Posters for the counters: how to rate, and the page where the code is typed in. */
export const loader = staffLoader("receipts.print", async ({ context, staff, request, t }) => {
  const { db } = context;
  const choice = readPosterChoice(new URL(request.url).searchParams);
  const counters = await listPosterCounters(db, staff.officeId);
  // The office writes what it changed in Vietnamese.
  const [latest] = await listImprovements(db, staff.officeId, 1);
  return {
    title: t("dossiers:paper.posterTitle"),
    choice,
    counters,
    posters: postersOf(choice, counters),
    facts: { qr: posterQr(context), change: choice.language === "vi" ? latest?.changed : undefined },
    head: await findPaperHead(context, staff.officeId),
  };
});

export default function PosterPage() {
  const { title, choice, counters, posters, facts, head } = useLoaderData<typeof loader>();
  return (
    <ReceiptPage
      title={title}
      size={choice.size === "a3" ? "a3" : "labels"}
      aside={<PosterForm choice={choice} counters={counters} />}
    >
      <PaperStyle size={choice.size === "a3" ? "A3" : "A4"} />
      {posters.map((counter) => (
        <Poster key={counter?.id ?? ""} choice={choice} head={head} counter={counter} facts={facts} />
      ))}
    </ReceiptPage>
  );
}
