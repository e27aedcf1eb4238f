import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";

interface ReceiptFactsProps {
  procedureName: string;
  number: string;
  receivedOn: Day;
}

/** The dossier, as printed on its receipt: two short lines, so that the faces stay visible on a small phone. */
export function ReceiptFacts({ procedureName, number, receivedOn }: ReceiptFactsProps) {
  const t = useT();
  return (
    <p className="dossier">
      {procedureName}
      <small className="muted">
        {t("ratings:dossier.number")} {number}
        <br />
        {t("ratings:dossier.receivedOn", { day: formatDay(receivedOn) })}
      </small>
    </p>
  );
}
