import { useT } from "#app/i18n/page.tsx";
import { Tag } from "#app/ui/parts.tsx";
import type { Urgency } from "./complaint.ts";

const kinds = {
  overdue: "late",
  soon: "soon",
  open: "plain",
  unowed: "plain",
  answered: "done",
  closed: "plain",
} as const;

/** How pressing a case is, in a word. */
export function UrgencyTag({ urgency }: { urgency: Urgency }) {
  const t = useT();
  return <Tag kind={kinds[urgency]}>{t(`complaints:urgency.${urgency}`)}</Tag>;
}
