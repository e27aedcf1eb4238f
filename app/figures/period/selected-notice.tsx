import { useT } from "#app/i18n/page.tsx";
import { Notice } from "#app/ui/parts.tsx";
import { periodSearch, type Period } from "./period.ts";

/** Names the selection, with a link back to the whole office. */
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
