import { dossierStates } from "#app/dossiers/dossier.ts";
import { formatWeekdayNumber, startSentence } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { FilterField, SelectField, TextField } from "#app/ui/form.tsx";
import {
  channelFilters,
  dossierOrders,
  emptyFields,
  hours,
  isNarrowed,
  letterFilters,
  returnFilters,
  timelinessFilters,
  weekdays,
  type DossierFilter,
} from "./dossier-filter.ts";
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
        named(channelFilters, (channel) => t(`dossiers:channels.${channel}`)),
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
      <RestrictionsOfFigures filter={filter} />
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

/** What lists of figures are restricted to besides; a field is shown where the list is restricted by it. */
function RestrictionsOfFigures({ filter }: Pick<DossierSearchProps, "filter">) {
  const t = useT();
  const { language } = usePage();
  const { weekday, hour, returned, letter, without } = filter;
  const weekdayName = (one: number) => startSentence(formatWeekdayNumber(one, language), language);
  const hourName = (one: number) => t("tables:hour", { from: String(one), to: String(one + 1) });
  const fields = {
    weekday: { value: weekday, options: weekdays.map((one) => ({ id: String(one), name: weekdayName(one) })) },
    hour: { value: hour, options: hours.map((one) => ({ id: String(one), name: hourName(one) })) },
    returned: {
      value: returned,
      options: returnFilters.map((id) => ({ id, name: t(`dossiers:filter.returns.${id}`) })),
    },
    letter: { value: letter, options: letterFilters.map((id) => ({ id, name: t(`dossiers:filter.letters.${id}`) })) },
    without: {
      value: without,
      options: emptyFields.map((id) => ({ id, name: t(`dossiers:filter.emptyFields.${id}`) })),
    },
  };
  return (["weekday", "hour", "returned", "letter", "without"] as const).map((name) => {
    const { value, options } = fields[name];
    if (value === null) return null;
    const label = t(`dossiers:filter.${name}`);
    return (
      <FilterField
        key={name}
        name={name}
        label={label}
        any={t("dossiers:filter.any")}
        value={String(value)}
        options={options}
      />
    );
  });
}
