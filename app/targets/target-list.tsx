import { usePage, useT } from "#app/i18n/page.tsx";
import { DataTable, EmptyState, Tag, type Column } from "#app/ui/parts.tsx";
import type { Day } from "#app/platform/day.ts";
import { formatDay } from "#app/i18n/format.ts";
import { figureNames } from "./target.ts";
import { targetText, validityText } from "./target-text.ts";
import { inOrderOfFigures, stateOn, type OfficeTarget, type TargetState } from "./target-validity.ts";

interface TargetListProps {
  targets: readonly OfficeTarget[];
  today: Day;
  /** Whether the reader may change targets. */
  canEdit: boolean;
}

/** The targets of an office: those valid today or later by figure, the figures without any, and those that are over. */
export function TargetList({ targets, today, canEdit }: TargetListProps) {
  const t = useT();
  const sorted = inOrderOfFigures(targets);
  const current = sorted.filter((target) => ["now", "to-come"].includes(stateOn(target, today)));
  const past = sorted.filter((target) => !current.includes(target));
  const without = figureNames.filter((name) => !current.some(({ figure }) => figure === name));
  const columns = useColumns(today);
  return (
    <div className="wordy">
      {current.length === 0 ? (
        <EmptyState>{t("targets:list.none")}</EmptyState>
      ) : (
        <DataTable
          caption={t("targets:list.caption")}
          rows={current}
          rowKey={({ id }) => id}
          columns={
            canEdit
              ? [...columns, { label: t("targets:list.action"), cell: (row) => <Action target={row} /> }]
              : columns
          }
        />
      )}
      {without.length > 0 && (
        <details>
          <summary>{`${t("targets:list.without")} (${String(without.length)})`}</summary>
          <ul>
            {without.map((name) => (
              <li key={name}>
                {canEdit ? (
                  <a className="target" href={`/settings/targets/new?figure=${name}`}>
                    {t(`figures:name.${name}`)}
                  </a>
                ) : (
                  t(`figures:name.${name}`)
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {past.length > 0 && (
        <details>
          <summary>{t("targets:list.past", { number: past.length })}</summary>
          <DataTable
            caption={t("targets:list.pastCaption")}
            hideCaption
            rows={past}
            rowKey={({ id }) => id}
            columns={columns}
          />
        </details>
      )}
    </div>
  );
}

const tags: Record<TargetState, "done" | "soon" | "plain"> = {
  now: "done",
  "to-come": "soon",
  past: "plain",
  "taken-back": "plain",
};

function useColumns(today: Day): Column<OfficeTarget>[] {
  const t = useT();
  const { language } = usePage();
  return [
    { label: t("targets:list.figure"), cell: ({ figure }) => t(`figures:name.${figure}`) },
    { label: t("targets:list.target"), cell: (target) => targetText(target.figure, target, t, language) },
    {
      label: t("targets:list.validity"),
      cell: (target) => {
        const state = stateOn(target, today);
        return (
          <>
            {validityText(target, t)} <Tag kind={tags[state]}>{t(`targets:state.${state}`)}</Tag>
          </>
        );
      },
    },
    { label: t("targets:list.source"), cell: ({ source }) => <span className="small">{source}</span> },
  ];
}

function Action({ target: { id, figure, from } }: { target: OfficeTarget }) {
  const t = useT();
  const label = t("targets:list.changeLabel", { figure: t(`figures:name.${figure}`), from: formatDay(from) });
  return (
    <a href={`/settings/targets/${id}`} aria-label={label}>
      {t("targets:list.change")}
    </a>
  );
}
