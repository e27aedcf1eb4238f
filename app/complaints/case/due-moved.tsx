import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { DueMovedNote } from "./due-clocks.ts";

/** From which day to which a due day was moved, and why: the same words for staff and sender. */
export function DueMoved({ moved }: { moved: DueMovedNote }) {
  const t = useT();
  return (
    <p className="muted">
      {t("deadlines:moved.days", { from: formatDay(moved.from), to: formatDay(moved.to) })}{" "}
      {t("deadlines:moved.why", { reason: moved.reason })}
    </p>
  );
}
