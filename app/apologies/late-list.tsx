import { formatCount, formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { FilterField } from "#app/ui/form.tsx";
import { DataTable, Tag } from "#app/ui/parts.tsx";
import { latenesses, letterStates } from "./apology.ts";
import type { LateCounts, LateDossier } from "./late-dossier.ts";
import { lateFilterFields, lateSearch, type LateFilter } from "./late-filter.ts";

const letterTags = { none: "plain", written: "soon", sent: "done" } as const;

/** The numbers above the list. */
export function LateFigures({ counts }: { counts: LateCounts }) {
  const t = useT();
  const { language } = usePage();
  const figures = [
    [t("apologies:late.overdue"), counts.overdue, true],
    [t("apologies:late.without"), counts.overdueWithoutLetter, true],
    [t("apologies:late.soon"), counts.soon, false],
    [t("apologies:late.soonWithout"), counts.soonWithoutLetter, false],
  ] as const;
  return (
    <section className="figures" aria-label={t("apologies:late.counts")}>
      {figures.map(([label, count, isBad]) => (
        <div className="figure" key={label}>
          <span>{label}</span>
          <span className={isBad && count > 0 ? "value short" : "value"}>{formatCount(count, language)}</span>
        </div>
      ))}
    </section>
  );
}

/** The form that narrows the list, sent as a GET request. */
export function LateFilterForm({
  filter,
  units,
}: {
  filter: LateFilter;
  units: readonly { id: string; name: string }[];
}) {
  const t = useT();
  return (
    <form method="get" className="filter-fields">
      <FilterField
        name="unit"
        label={t("apologies:columns.unit")}
        any={t("dossiers:filter.any")}
        value={filter.unitId}
        options={units}
      />
      <FilterField
        name="late"
        label={t("apologies:late.filter")}
        any={t("apologies:late.filterAny")}
        value={filter.lateness}
        options={latenesses.map((id) => ({ id, name: t(`apologies:states.${id}`) }))}
      />
      <FilterField
        name="letter"
        label={t("apologies:columns.letter")}
        any={t("apologies:late.letterAny")}
        value={filter.letter}
        options={letterStates.map((id) => ({ id, name: t(`apologies:letter.${id}`) }))}
      />
      <p className="row">
        <button className="button main">{t("apologies:late.show")}</button>
        {lateSearch(filter) !== "" && (
          <a className="target" href="/dossiers/late">
            {t("apologies:late.clear")}
          </a>
        )}
      </p>
    </form>
  );
}

interface LateListProps {
  dossiers: readonly LateDossier[];
  filter: LateFilter;
  /** Whether dossiers can be ticked for a letter. */
  mayWrite: boolean;
}

/** The list, in a form that leads the ticked dossiers to the page on which their letters are written. */
export function LateList({ dossiers, filter, mayWrite }: LateListProps) {
  const t = useT();
  const table = <LateTable dossiers={dossiers} mayWrite={mayWrite} />;
  if (!mayWrite) return table;
  return (
    <form method="get" action="/dossiers/late/letter">
      {lateFilterFields(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {table}
      <p className="row no-print">
        <button className="button main">{t("apologies:late.write")}</button>
        <a className="button" href={`/dossiers/late/letter${lateSearch(filter, { all: "1" })}`}>
          {t("apologies:late.writeAll")}
        </a>
      </p>
    </form>
  );
}

function LateTable({ dossiers, mayWrite }: { dossiers: readonly LateDossier[]; mayWrite: boolean }) {
  const t = useT();
  const tick = {
    label: t("apologies:columns.choose"),
    cell: (one: LateDossier) => (
      <label className="choice">
        <input
          type="checkbox"
          name="dossier"
          value={one.id}
          aria-label={t("apologies:late.tick", { number: one.number })}
        />
      </label>
    ),
  };
  return (
    <DataTable
      caption={t("apologies:late.title")}
      hideCaption
      rows={dossiers}
      rowKey={(one) => one.id}
      columns={[
        {
          label: t("apologies:columns.number"),
          cell: (one) => (
            <a className="one-line" href={`/dossiers/${one.id}`}>
              {one.number}
            </a>
          ),
        },
        ...(mayWrite ? [tick] : []),
        {
          label: t("apologies:columns.lateness"),
          cell: (one) => (
            <Tag kind={one.lateness === "overdue" ? "late" : "soon"}>
              {t(`apologies:lateness.${one.lateness}`, { count: one.workingDays })}
            </Tag>
          ),
        },
        { label: t("apologies:columns.due"), cell: (one) => formatDay(one.dueOn) },
        {
          label: t("apologies:columns.letter"),
          cell: (one) =>
            one.letterId === null ? (
              <Tag kind="plain">{t("apologies:letter.none")}</Tag>
            ) : (
              <>
                <Tag kind={letterTags[one.letter]}>{t(`apologies:letter.${one.letter}`)}</Tag>
                <br />
                <a
                  className="one-line"
                  href={`/dossiers/letters/${one.letterId}`}
                  aria-label={t("apologies:register.viewOf", { number: one.number })}
                >
                  {t("apologies:register.view")}
                </a>
              </>
            ),
        },
        {
          label: t("apologies:columns.newOn"),
          cell: (one) => (one.newOn === null ? "–" : formatDay(one.newOn)),
        },
        { label: t("apologies:columns.unit"), cell: (one) => one.unitName ?? "–" },
        {
          label: t("apologies:columns.procedure"),
          cell: (one) => <div className="procedure-name">{one.procedureName}</div>,
        },
      ]}
    />
  );
}
