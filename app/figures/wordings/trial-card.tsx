import { pointsOf, wordings, type Wording } from "#app/dossiers/wordings/wording.ts";
import { wilsonInterval } from "#app/figures/measures/satisfaction.ts";
import { formatCount, formatInstant, formatPoints, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { DataTable, Notice } from "#app/ui/parts.tsx";
import type { ComparedTrial } from "./compared-trial.ts";
import { differenceInterval, type Counted } from "./evidence.ts";

/** A comparison: what is printed, how many took part with each wording, and whether the difference is real. */
export function TrialCard({ trial }: { trial: ComparedTrial }) {
  const t = useT();
  const { language } = usePage();
  const { id, medium, startedAt, stoppedAt, planned, waitDays, a, b } = trial;
  const printed = formatCount(a.printed + b.printed, language);
  return (
    <section className="card" aria-labelledby={`trial-${id}`}>
      <h2 id={`trial-${id}`}>
        {t(`dossiers:wordings.title.${medium}`, { day: formatInstant(startedAt) })}
        {stoppedAt !== null && ` ${t("dossiers:wordings.stoppedAt", { day: formatInstant(stoppedAt) })}`}
      </h2>
      <VerdictNotice trial={trial} />
      <DecidedLine trial={trial} />
      <WordingList texts={trial.texts} />
      <WordingTable trial={trial} />
      <DifferenceLine a={a} b={b} />
      <p>
        {t("dossiers:wordings.progress", { printed, planned: formatCount(planned, language), days: waitDays })}{" "}
        {t("dossiers:wordings.found", { points: formatCount(pointsOf(planned), language) })}
      </p>
      {stoppedAt === null && <StopForm trial={trial} />}
    </section>
  );
}

function VerdictNotice({ trial: { verdict, planned } }: { trial: ComparedTrial }) {
  const t = useT();
  const { language } = usePage();
  if (verdict.state === "real") {
    const values = { wording: verdict.better.toUpperCase(), day: formatInstant(verdict.since) };
    return (
      <Notice kind="good">
        <p>{t("dossiers:wordings.verdicts.real", values)}</p>
      </Notice>
    );
  }
  const points = formatCount(pointsOf(planned), language);
  return (
    <Notice>
      <p>{t(`dossiers:wordings.verdicts.${verdict.state}`, { points })}</p>
    </Notice>
  );
}

/** When the verdict was found, and on which numbers; the table below goes on counting. */
function DecidedLine({ trial: { decided } }: { trial: ComparedTrial }) {
  const t = useT();
  const { language } = usePage();
  if (decided === undefined) return null;
  const { at, a, b } = decided;
  const text = ({ rated, printed }: Counted) => `${formatCount(rated, language)}/${formatCount(printed, language)}`;
  return <p>{t("dossiers:wordings.decided", { day: formatInstant(at), a: text(a), b: text(b) })}</p>;
}

function WordingTable({ trial }: { trial: ComparedTrial }) {
  const t = useT();
  const { language } = usePage();
  const share = (counted: Counted) =>
    counted.printed === 0 ? "–" : formatShare(counted.rated / counted.printed, language);
  const interval = ({ printed, rated }: Counted) => {
    if (printed === 0) return "–";
    const { from, to } = wilsonInterval(rated, printed);
    return `${formatShare(from, language)} – ${formatShare(to, language)}`;
  };
  return (
    <DataTable
      caption={t("dossiers:wordings.caption")}
      rows={wordings}
      rowKey={(wording) => wording}
      columns={[
        { label: t("dossiers:wordings.columns.wording"), cell: (wording) => wording.toUpperCase() },
        {
          label: t(`dossiers:wordings.columns.printed.${trial.medium}`),
          number: true,
          cell: (one) => formatCount(trial[one].printed, language),
        },
        {
          label: t("dossiers:wordings.columns.rated"),
          number: true,
          cell: (one) => formatCount(trial[one].rated, language),
        },
        { label: t("dossiers:wordings.columns.share"), number: true, cell: (one) => share(trial[one]) },
        { label: t("dossiers:wordings.columns.interval"), number: true, cell: (one) => interval(trial[one]) },
      ]}
    />
  );
}

/** The two wordings in full, above the table, which has room for their letters only. */
function WordingList({ texts }: Pick<ComparedTrial, "texts">) {
  return (
    <ul>
      {wordings.map((wording) => (
        <li key={wording}>
          <strong>{wording.toUpperCase()}</strong>: <span lang="vi">{texts.vi?.[wording]}</span>
          {texts.en !== null && (
            <span className="hint" lang="en">
              {texts.en[wording]}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The difference of both shares with its interval; nothing while one of them has no slip. */
function DifferenceLine({ a, b }: Record<Wording, Counted>) {
  const t = useT();
  const { language } = usePage();
  const interval = differenceInterval(a, b);
  if (interval === undefined) return null;
  const points = (share: number) => formatPoints(share * 100, language);
  const values = {
    points: points(b.rated / b.printed - a.rated / a.printed),
    from: points(interval.from),
    to: points(interval.to),
  };
  return <p>{t("dossiers:wordings.difference", values)}</p>;
}

function StopForm({ trial }: { trial: ComparedTrial }) {
  const t = useT();
  return (
    <form method="post" className="row">
      <input type="hidden" name="intent" value="stop" />
      <input type="hidden" name="trial" value={trial.id} />
      <button className="button">{t("dossiers:wordings.stop")}</button>
      <span className="muted">{t("dossiers:wordings.stopText")}</span>
    </form>
  );
}
