import { useT } from "#app/i18n/page.tsx";
import { SelectField, TextField } from "#app/ui/form.tsx";
import { complaintStates, legalTracks } from "#app/complaints/case/complaint.ts";
import { dueFilters, filterQuery, isFiltered, noFilter, type InboxFilter, type FilterChoices } from "./inbox-view.ts";

interface InboxFilterFormProps {
  filter: InboxFilter;
  choices: FilterChoices;
  mayExport: boolean;
}

/** The filter form of the inbox; the filter is part of the address, so that it can be bookmarked. */
export function InboxFilterForm({ filter, choices, mayExport }: InboxFilterFormProps) {
  const t = useT();
  const any = { value: "", label: t("complaints:filter.any") };
  const named = (rows: readonly { id: string; name: string }[]) => [
    any,
    ...rows.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <details className="inbox-filter" open={isFiltered(filter)}>
      <summary>{t("complaints:filter.open")}</summary>
      <form method="get" action="/inbox" className="filter-fields">
        <input type="hidden" name="view" value={filter.view} />
        <TextField id="q" name="q" type="search" label={t("complaints:filter.q")} value={filter.q ?? ""} />
        <SelectField
          id="due"
          name="due"
          label={t("complaints:filter.due")}
          value={filter.due ?? ""}
          options={[any, ...dueFilters.map((due) => ({ value: due, label: t(`complaints:filter.dueOptions.${due}`) }))]}
        />
        <SelectField
          id="state"
          name="state"
          label={t("complaints:filter.state")}
          value={filter.state ?? ""}
          options={[any, ...complaintStates.map((state) => ({ value: state, label: t(`complaints:states.${state}`) }))]}
        />
        <SelectField
          id="unit"
          name="unit"
          label={t("complaints:filter.unit")}
          value={filter.unitId ?? ""}
          options={named(choices.units)}
        />
        <SelectField
          id="procedure"
          name="procedure"
          label={t("complaints:filter.procedure")}
          value={filter.procedureId ?? ""}
          options={named(choices.procedures)}
        />
        <SelectField
          id="lane"
          name="lane"
          label={t("complaints:filter.lane")}
          value={filter.lane ?? ""}
          options={[any, ...legalTracks.map((track) => ({ value: track, label: t(`complaints:lanes.${track}`) }))]}
        />
        <p className="row">
          <button className="button main">{t("complaints:filter.submit")}</button>
          {isFiltered(filter) && (
            <a className="button" href={`/inbox${filterQuery({ ...noFilter, view: filter.view })}`}>
              {t("complaints:filter.clear")}
            </a>
          )}
          {mayExport && (
            <a className="button" href={`/inbox.xlsx${filterQuery(filter)}`}>
              {t("complaints:filter.export")}
            </a>
          )}
        </p>
      </form>
    </details>
  );
}
