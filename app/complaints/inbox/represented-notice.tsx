import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { Notice } from "#app/ui/parts.tsx";

/** For whom the reader deputises today. */
export function RepresentedNotice({ represented }: { represented: readonly { name: string; untilOn: Day }[] }) {
  const t = useT();
  if (represented.length === 0) return null;
  return (
    <Notice>
      {represented.map(({ name, untilOn }) => (
        <p key={name}>{t("staff:leave.today", { name, until: formatDay(untilOn) })}</p>
      ))}
    </Notice>
  );
}
