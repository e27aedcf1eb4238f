import { formatShare } from "#app/i18n/format.ts";
import { usePage } from "#app/i18n/page.tsx";
import type { Target } from "#app/targets/target.ts";
import type { Interval } from "#app/figures/measures/satisfaction.ts";
import { ShareBar } from "./share-bar.tsx";

export interface Bar {
  id: string;
  name: string;
  /** The counts behind the share, as text. */
  numbers: string;
  share: number;
  /** The 95 % interval of a share of opinions. */
  interval?: Interval;
}

/**
 * Shares as horizontal bars, one per row, each with its full name and numbers as text: nothing is cut off on a narrow
 * screen.
 */
export function BarList({ bars, target }: { bars: readonly Bar[]; target: Target | undefined }) {
  const { language } = usePage();
  return (
    <ul className="bar-list" role="list">
      {bars.map((bar) => (
        <li key={bar.id}>
          <span className="bar-name">{bar.name}</span>
          <ShareBar share={bar.share} target={target} interval={bar.interval} />
          <span className="bar-share">{formatShare(bar.share, language, target?.value)}</span>
          <span className="bar-numbers small muted">{bar.numbers}</span>
        </li>
      ))}
    </ul>
  );
}
