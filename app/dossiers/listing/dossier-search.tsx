import { channels, dossierStates } from "#app/dossiers/dossier.ts";
import { useT } from "#app/i18n/page.tsx";
import { FilterField, SelectField, TextField } from "#app/ui/form.tsx";
import { dossierOrders, emptyFields, isNarrowed, timelinessFilters, type DossierFilter } from "./dossier-filter.ts";
import type { DossierChoices } from "./listed-dossier.ts";

interface DossierSearchProps {
  filter: DossierFilter;
  choices: DossierChoices;
}

/** The form above the list of dossiers, sent as a GET request so that the address of a list can be stored and shared. */
export function DossierSearch({ filter, choices }: DossierSearchProps) {
  const t = useT();
  return (
    <form method="get">
      <div className="filters">
        <TextField
          id="q"
          name="q"
          type="search"
          label={t("dossiers:search")}
          value={filter.q ?? ""}
          autoComplete="off"
          maxLength={60}
        />
        <button className="button main">{t("dossiers:find")}</button>
        {isNarrowed(filter) && (
          <a className="target" href="/dossiers">
            {t("dossiers:clear")}
          </a>
        )}
      </div>
      <details className="inbox-filter" open={isNarrowed({ ...filter, q: null }) || filter.order !== "newest"}>
        <summary>{t("dossiers:filter.open")}</summary>
        <Restrictions filter={filter} choices={choices} />
      </details>
    </form>
  );
}

function Restrictions({ filter, choices }: DossierSearchProps) {
  const t = useT();
  const any = t("dossiers:filter.any");
  const named = <Name extends string>(names: readonly Name[], label: (name: Name) => string) =>
    names.map((name) => ({ id: name, name: label(name) }));
  const choice = (
    name: string,
    label: string,
    value: string | null,
    options: readonly { id: string; name: string }[],
  ) => <FilterField name={name} label={label} any={any} value={value} options={options} />;
  const rated = filter.isRated === null ? null : filter.isRated ? "yes" : "no";
  return (
    <div className="filter-fields">
      <TextField id="from" name="from" type="date" label={t("dossiers:filter.from")} value={filter.from ?? ""} />
      <TextField id="to" name="to" type="date" label={t("dossiers:filter.to")} value={filter.to ?? ""} />
      {choice("field", t("dossiers:field"), filter.field, choices.fields)}
      {choice("procedure", t("dossiers:procedure"), filter.procedureId, choices.procedures)}
      {choice("unit", t("dossiers:unit"), filter.unitId, choices.units)}
      {choice("counter", t("dossiers:counter"), filter.counterId, choices.counters)}
      {choice(
        "channel",
        t("dossiers:channel"),
        filter.channel,
        named(channels, (channel) => t(`dossiers:channels.${channel}`)),
      )}
      {choice(
        "state",
        t("dossiers:state"),
        filter.state,
        named(dossierStates, (state) => t(`dossiers:states.${state}`)),
      )}
      {choice(
        "time",
        t("dossiers:timeliness"),
        filter.timeliness,
        named(timelinessFilters, (time) => t(`dossiers:times.${time}`)),
      )}
      {choice("rated", t("dossiers:rated"), rated, [
        { id: "yes", name: t("dossiers:ratedYes") },
        { id: "no", name: t("dossiers:filter.unrated") },
      ])}
      {filter.without !== null &&
        choice(
          "without",
          t("dossiers:filter.without"),
          filter.without,
          named(emptyFields, (empty) => t(`dossiers:filter.emptyFields.${empty}`)),
        )}
      <SelectField
        id="order"
        name="order"
        label={t("dossiers:filter.order")}
        value={filter.order}
        options={dossierOrders.map((order) => ({ value: order, label: t(`dossiers:orders.${order}`) }))}
      />
      <p className="row">
        <button className="button main">{t("dossiers:filter.submit")}</button>
      </p>
    </div>
  );
}
