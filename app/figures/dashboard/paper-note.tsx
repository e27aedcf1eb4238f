import { formatCount, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";
import { paperShares, type PaperCounts } from "#app/figures/measures/paper-counts.ts";
import type { Share } from "#app/figures/measures/share.ts";

interface PaperNoteProps {
  /** What is set apart. */
  kind: "paper" | "tablets";
  counts: PaperCounts | undefined;
  dossiers: DossierCounts;
  minimumAnswers: number;
}

/** How much of participation and satisfaction rests on paper slips or on tablets; nothing if there are none. */
export function PaperNote({ kind, counts, dossiers, minimumAnswers }: PaperNoteProps) {
  const t = useT();
  const { language } = usePage();
  if (counts === undefined || counts.rated === 0) return null;
  const { participation, satisfaction } = paperShares(counts, dossiers, minimumAnswers);
  const text = ({ numerator, denominator }: Share) => formatShare(numerator / denominator, language);
  return (
    <p className="small">
      {t(`figures:main.${kind}`, { number: formatCount(counts.rated, language), share: text(participation) })}{" "}
      {satisfaction !== undefined &&
        t(`figures:main.${kind}Satisfied`, { apart: text(satisfaction.paper), others: text(satisfaction.others) })}
    </p>
  );
}
