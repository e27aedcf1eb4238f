import { useT } from "#app/i18n/page.tsx";
import { yearOf } from "#app/platform/day.ts";
import { SelectField, TextField } from "#app/ui/form.tsx";
import { periodLabel } from "./period-label.ts";
import { monthNumberOf, periodKinds, periodSearch, quarterOf, romanQuarter, type Period } from "./period.ts";

interface PeriodChooserProps {
  period: Period;
  previous: Period;
  next: Period | undefined;
  /** The years that can be chosen, the latest first. */
  years: readonly number[];
  /** Other query parameters that the links keep, such as the selection. */
  keep?: readonly (readonly [name: string, value: string])[];
}

/** Chooses the period of the figures: its kind by links, the period by a GET form. */
export function PeriodChooser({ period, previous, next, years, keep = [] }: PeriodChooserProps) {
  const t = useT();
  const parameters = keep.map(([name, value]) => `&${new URLSearchParams({ [name]: value }).toString()}`).join("");
  return (
    <section className="chooser no-print" aria-label={t("figures:period.heading")}>
      <nav className="kinds" aria-label={t("figures:period.heading")}>
        {periodKinds.map((kind) => (
          <a key={kind} href={`?kind=${kind}${parameters}`} aria-current={kind === period.kind ? "true" : undefined}>
            {t(`figures:period.kinds.${kind}`)}
          </a>
        ))}
      </nav>
      <form className="filters" method="get">
        <input type="hidden" name="kind" value={period.kind} />
        {keep.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {period.kind === "days" ? <DayFields period={period} /> : <CalendarFields period={period} years={years} />}
        <button className="button">{t("figures:period.show")}</button>
      </form>
      <nav className="row steps" aria-label={`${t("figures:period.previous")}, ${t("figures:period.next")}`}>
        <a href={periodSearch(previous) + parameters} rel="prev">{`← ${periodLabel(previous, t)}`}</a>
        {next !== undefined && <a href={periodSearch(next) + parameters} rel="next">{`${periodLabel(next, t)} →`}</a>}
      </nav>
    </section>
  );
}

function DayFields({ period }: { period: Period }) {
  const t = useT();
  return (
    <>
      <TextField id="from" name="from" type="date" label={t("figures:period.fromField")} value={period.from} />
      <TextField id="to" name="to" type="date" label={t("figures:period.toField")} value={period.lastDay} />
    </>
  );
}

const quarters = [1, 2, 3, 4];
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function CalendarFields({ period, years }: Pick<PeriodChooserProps, "period" | "years">) {
  const t = useT();
  return (
    <>
      {period.kind === "quarter" && (
        <SelectField
          id="quarter"
          name="quarter"
          label={t("figures:period.quarterField")}
          value={String(quarterOf(period.from))}
          options={quarters.map((quarter) => ({
            value: String(quarter),
            label: t("figures:period.quarterOption", { quarter: romanQuarter(quarter) }),
          }))}
        />
      )}
      {period.kind === "month" && (
        <SelectField
          id="month"
          name="month"
          label={t("figures:period.monthField")}
          value={String(monthNumberOf(period.from))}
          options={months.map((month) => ({
            value: String(month),
            label: t("figures:period.monthOption", { month: String(month) }),
          }))}
        />
      )}
      <SelectField
        id="year"
        name="year"
        label={t("figures:period.yearField")}
        value={String(yearOf(period.from))}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
    </>
  );
}
