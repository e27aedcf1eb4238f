import { formatCount, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";
import { paperShares, type PaperCounts } from "#app/figures/measures/paper-counts.ts";
import type { Share } from "#app/figures/measures/share.ts";

interface PaperNoteProps {
  paper: PaperCounts | undefined;
  dossiers: DossierCounts;
  minimumAnswers: number;
}

/** How much of participation and satisfaction rests on paper slips; nothing if there are none. */
export function PaperNote({ paper, dossiers, minimumAnswers }: PaperNoteProps) {
  const t = useT();
  const { language } = usePage();
  if (paper === undefined || paper.rated === 0) return null;
  const { participation, satisfaction } = paperShares(paper, dossiers, minimumAnswers);
  const text = ({ numerator, denominator }: Share) => formatShare(numerator / denominator, language);
  return (
    <p className="small">
      {t("figures:main.paper", { number: formatCount(paper.rated, language), share: text(participation) })}{" "}
      {satisfaction !== undefined &&
        t("figures:main.paperSatisfied", { paper: text(satisfaction.paper), others: text(satisfaction.others) })}
    </p>
  );
}
