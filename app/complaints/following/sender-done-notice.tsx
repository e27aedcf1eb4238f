import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { Done } from "#app/ui/done.tsx";
import { isStillTrue, type ConfirmedBySender } from "#app/complaints/case/case-done.ts";
import type { FollowedCase } from "./followed-case.ts";

/** What the sender just did with their case, and what happens next. */
export function SenderDone({ found, step }: { found: FollowedCase; step: ConfirmedBySender | undefined }) {
  const t = useT();
  if (step === undefined || !isStillTrue(step, found.state)) return null;
  return (
    <Done>
      <p>{t(`complaints:done.sender.${step}`, { due: formatDay(found.dueOn) })}</p>
    </Done>
  );
}
