import { useT } from "#app/i18n/page.tsx";
import { FilterField, TextField } from "#app/ui/form.tsx";
import { complaintStates, legalTracks } from "#app/complaints/case/complaint.ts";
import { caseParts } from "./case-part.ts";
import { dueFilters, filterQuery, isFiltered, noFilter, type InboxFilter, type FilterChoices } from "./inbox-view.ts";

interface InboxFilterFormProps {
  filter: InboxFilter;
  choices: FilterChoices;
  mayExport: boolean;
}

/** The filter form of the inbox; the filter is part of the address, so that it can be bookmarked. */
export function InboxFilterForm({ filter, choices, mayExport }: InboxFilterFormProps) {
  const t = useT();
  const any = t("complaints:filter.any");
  return (
    <details className="inbox-filter" open={isFiltered(filter)}>
      <summary>{t("complaints:filter.open")}</summary>
      <form method="get" action="/inbox" className="filter-fields">
        <input type="hidden" name="view" value={filter.view} />
        <TextField id="q" name="q" type="search" label={t("complaints:filter.q")} value={filter.q ?? ""} />
        <FilterField
          name="due"
          label={t("complaints:filter.due")}
          any={any}
          value={filter.due}
          options={dueFilters.map((due) => ({ id: due, name: t(`complaints:filter.dueOptions.${due}`) }))}
        />
        <FilterField
          name="state"
          label={t("complaints:filter.state")}
          any={any}
          value={filter.state}
          options={complaintStates.map((state) => ({ id: state, name: t(`complaints:states.${state}`) }))}
        />
        <FilterField
          name="unit"
          label={t("complaints:filter.unit")}
          any={any}
          value={filter.unitId}
          options={choices.units}
        />
        <FilterField
          name="procedure"
          label={t("complaints:filter.procedure")}
          any={any}
          value={filter.procedureId}
          options={choices.procedures}
        />
        <FilterField
          name="lane"
          label={t("complaints:filter.lane")}
          any={any}
          value={filter.lane}
          options={legalTracks.map((track) => ({ id: track, name: t(`complaints:lanes.${track}`) }))}
        />
        <TextField id="from" name="from" type="date" label={t("complaints:filter.from")} value={filter.from ?? ""} />
        <TextField id="to" name="to" type="date" label={t("complaints:filter.to")} value={filter.to ?? ""} />
        <FilterField
          name="part"
          label={t("complaints:filter.part")}
          any={any}
          value={filter.part}
          options={caseParts.map((part) => ({ id: part, name: t(`complaints:filter.parts.${part}`) }))}
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
