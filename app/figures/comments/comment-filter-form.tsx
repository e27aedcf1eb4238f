import { useT } from "#app/i18n/page.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import type { Day } from "#app/platform/day.ts";
import { reasons } from "#app/ratings/questions/standard-questions.ts";
import { scoreLabels, scores } from "#app/ratings/rating/rating.ts";
import { FilterField, TextField } from "#app/ui/form.tsx";
import {
  allComments,
  commentSearch,
  lowScores,
  partsOf,
  without,
  type CommentFilter,
  type FilterPart,
} from "./comment-filter.ts";
import { periodLabel } from "#app/figures/period/period-label.ts";

interface NamedChoice {
  id: string;
  name: string;
}

/** The procedures and units to choose from. */
export interface CommentChoices {
  units: readonly NamedChoice[];
  procedures: readonly NamedChoice[];
}

interface CommentFilterProps {
  filter: CommentFilter;
  choices: CommentChoices;
  today: Day;
  /** The unit of the reader. */
  ownUnitId: string | null;
}

/** The form of the filter, sent as a GET request so that the address can be stored and shared. */
export function CommentFilterForm({ filter, choices, ownUnitId }: Omit<CommentFilterProps, "today">) {
  const t = useT();
  const any = t("comments:filter.any");
  return (
    <details className="inbox-filter no-print">
      <summary>{t("comments:filter.open")}</summary>
      <form method="get" className="filter-fields">
        <input type="hidden" name="kind" value="days" />
        <TextField id="q" name="q" type="search" label={t("comments:filter.q")} value={filter.q ?? ""} />
        <TextField id="from" name="from" type="date" label={t("comments:filter.from")} value={filter.period.from} />
        <TextField id="to" name="to" type="date" label={t("comments:filter.to")} value={filter.period.lastDay} />
        <FilterField
          name="score"
          label={t("comments:filter.score")}
          any={any}
          value={filter.score === null ? null : String(filter.score)}
          options={[
            { id: lowScores, name: t("comments:filter.low") },
            ...scores.map((score) => ({ id: String(score), name: t(scoreLabels[score]) })),
          ]}
        />
        <FilterField
          name="reason"
          label={t("comments:filter.reason")}
          any={any}
          value={filter.reason}
          options={reasons.map((reason) => ({ id: reason, name: t(`ratings:questions.reasons.answers.${reason}`) }))}
        />
        <FilterField
          name="procedure"
          label={t("comments:filter.procedure")}
          any={any}
          value={filter.procedureId}
          options={choices.procedures}
        />
        <FilterField
          name="unit"
          label={t("comments:filter.unit")}
          any={any}
          value={filter.unitId}
          options={choices.units}
        />
        <p className="row">
          <button className="button main">{t("comments:filter.submit")}</button>
          {ownUnitId !== null && filter.unitId !== ownUnitId && (
            <a className="button" href={commentSearch({ ...filter, unitId: ownUnitId })}>
              {t("comments:filter.ownUnit")}
            </a>
          )}
        </p>
      </form>
    </details>
  );
}

/** The active parts of the filter, each with a link to the list without it. */
export function ActiveFilter({ filter, choices, today }: Omit<CommentFilterProps, "ownUnitId">) {
  const t = useT();
  const parts = partsOf(filter, today);
  if (parts.length === 0) return null;
  return (
    <nav className="active-filter no-print" aria-label={t("comments:filter.active")}>
      <span className="muted">{t("comments:filter.active")}</span>
      <ul className="tags" role="list">
        {parts.map((part) => {
          const what = partLabel(part, filter, choices, t);
          return (
            <li key={part}>
              <a
                className="removable"
                href={commentSearch(without(filter, part, today))}
                aria-label={t("comments:filter.remove", { what })}
              >
                {what} <span aria-hidden="true">×</span>
              </a>
            </li>
          );
        })}
      </ul>
      {parts.length > 1 && (
        <a className="target" href={commentSearch(allComments(today))}>
          {t("comments:filter.clear")}
        </a>
      )}
    </nav>
  );
}

function partLabel(part: FilterPart, filter: CommentFilter, choices: CommentChoices, t: Translate): string {
  const nameOf = (rows: readonly NamedChoice[], id: string | null) =>
    rows.find((row) => row.id === id)?.name ?? t("comments:filter.unknown");
  switch (part) {
    case "period":
      return periodLabel(filter.period, t);
    case "q":
      return t("comments:filter.words", { q: filter.q ?? "" });
    case "score":
      if (filter.score === lowScores) return t("comments:filter.low");
      return filter.score === null ? "" : t(scoreLabels[filter.score]);
    case "reason":
      return filter.reason === null ? "" : t(`ratings:questions.reasons.answers.${filter.reason}`);
    case "procedureId":
      return nameOf(choices.procedures, filter.procedureId);
    case "unitId":
      return nameOf(choices.units, filter.unitId);
  }
}
