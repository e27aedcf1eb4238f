import { useT } from "#app/i18n/page.tsx";
import { gapsAsQuoted } from "#app/platform/text/text-gap.ts";
import { Notice } from "#app/ui/parts.tsx";

/** Lists the blanks in a text that must be filled before it can be sent. */
export function TextGaps({ text }: { text: string | null }) {
  const t = useT();
  const gaps = text === null ? "" : gapsAsQuoted(text);
  if (gaps === "") return null;
  return (
    <Notice kind="careful">
      <p>{t("complaints:case.gaps", { gaps })}</p>
    </Notice>
  );
}
