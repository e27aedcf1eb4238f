import type { Translate } from "#app/i18n/translate.ts";
import type { ListedReport } from "./report.ts";

/** The name of a report, with its revision if there was one before. */
export function reportTitle({ name, revision }: Pick<ListedReport, "name" | "revision">, t: Translate): string {
  return revision === 1 ? name : t("reports:list.revision", { name, revision: String(revision) });
}
