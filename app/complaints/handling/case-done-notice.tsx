import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { Done } from "#app/ui/done.tsx";
import { doneWords, type ConfirmedStep } from "#app/complaints/case/case-done.ts";
import type { CasePage } from "./case-page.ts";

/** What was just done with the case, and what happens next. */
export function CaseDone({ page: { found }, step }: { page: CasePage; step: ConfirmedStep | undefined }) {
  const t = useT();
  const words = step === undefined ? undefined : doneWords(step, found.state);
  if (words === undefined) return null;
  const to = [found.unitName, found.assigneeName].filter((name) => name !== null).join(" · ");
  return (
    <Done>
      <p>
        {t(`complaints:done.${words}`, {
          to,
          due: formatDay(found.dueOn),
          agency: found.forwardedTo ?? "",
          original: found.duplicateOf ?? "",
        })}
      </p>
    </Done>
  );
}
