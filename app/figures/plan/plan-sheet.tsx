import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { valueText } from "#app/figures/measures/figure-result-text.ts";
import { CountsLine } from "#app/figures/tables/counts-line.tsx";
import { targetText } from "#app/targets/target-text.ts";
import { Tag } from "#app/ui/parts.tsx";
import { countStates, type PlanLine } from "./plan-comparison.ts";

/** How many targets are reached, short and without a figure. */
export function PlanSummary({ lines }: { lines: readonly PlanLine[] }) {
  const t = useT();
  const { language } = usePage();
  const { reached, short, unknown } = countStates(lines);
  const number = (count: number) => formatCount(count, language);
  return (
    <p className="plan-summary">
      <strong>{t("targets:against.summary", { reached: number(reached), all: number(lines.length) })}</strong>{" "}
      {t("targets:against.rest", { short: number(short), unknown: number(unknown) })}
    </p>
  );
}

/** Every target with its figure, the verdict, and where the evidence is. */
export function PlanSheet({ lines, title }: { lines: readonly PlanLine[]; title: string }) {
  const t = useT();
  const heads = ["figure", "target", "value", "verdict", "evidence"] as const;
  return (
    <div className="scroll" role="region" aria-label={title} tabIndex={0}>
      <table className="table plan-sheet">
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`targets:against.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.figure} {...line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const tags = { reached: "done", short: "late", unknown: "plain" } as const;

function Line({ figure, target, result, state, wording, evidence, lists }: PlanLine) {
  const t = useT();
  const { language } = usePage();
  return (
    <tr>
      <th scope="row">
        {t(`figures:name.${figure}`)}
        {wording !== undefined && (
          <q className="small muted wording" lang="vi">
            {wording}
          </q>
        )}
        <span className="small muted source">{target.source}</span>
      </th>
      <td>{targetText(figure, target, t, language)}</td>
      <td>
        <strong>{valueText(result, { t, language })}</strong>
        <span className="small muted source">
          <CountsLine result={result} lists={lists} />
        </span>
      </td>
      <td>
        <Tag kind={tags[state]}>{t(`targets:against.states.${state}`)}</Tag>
      </td>
      <td>
        <ul className="plain-list small">
          {evidence.map((one) => (
            <li key={one.href}>
              <a href={one.href}>
                {one.kind === "cases"
                  ? t("targets:against.casesOf", { part: t(`complaints:filter.parts.${one.part}`) })
                  : t(`targets:against.kinds.${one.kind}`)}
              </a>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
