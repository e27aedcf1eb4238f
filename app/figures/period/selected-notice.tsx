import { useT } from "#app/i18n/page.tsx";
import { Notice } from "#app/ui/parts.tsx";
import { periodSearch, type Period } from "./period.ts";

/** What of the office the figures are narrowed to, and the way back to all of it. */
export function SelectedNotice({ selected, page, period }: { selected: string; page: string; period: Period }) {
  const t = useT();
  return (
    <Notice>
      <p>
        <strong>{selected}</strong>
        {". "}
        {t("figures:selected.note")}{" "}
        <a className="target no-print" href={`${page}${periodSearch(period)}`}>
          {t("figures:selected.all")}
        </a>
      </p>
    </Notice>
  );
}
