import { needlessDays, yearOfChange, type CalendarChange } from "#app/deadlines/calendar/calendar-change.ts";
import { DifferenceList, NeedlessDays } from "#app/deadlines/editing/difference-list.tsx";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { DataTable } from "#app/ui/parts.tsx";
import type { CalendarPreview as Preview } from "./previewed-change.ts";

interface CalendarPreviewProps {
  change: CalendarChange;
  preview: Preview;
  /** False if the page lists the days itself. */
  areDaysShown?: boolean;
}

/** What a change of the calendar would do, with the one button that does it. */
export function CalendarPreview({ change, preview, areDaysShown = true }: CalendarPreviewProps) {
  const t = useT();
  const year = yearOfChange(change);
  return (
    <section className="card" aria-labelledby="preview">
      <h2 id="preview">{t("deadlines:preview.title")}</h2>
      <p>
        <strong>{t("deadlines:preview.notSaved")}</strong>
      </p>
      <p>{t("deadlines:preview.reason", { reason: change.reason })}</p>
      {areDaysShown && <DifferenceList difference={preview.difference} />}
      <NeedlessDays days={needlessDays(change)} />
      <h3>{t("deadlines:preview.cases")}</h3>
      <MovingCases preview={preview} />
      <p className="muted small">{t("deadlines:preview.kept")}</p>
      <form method="post" action="/settings/calendar/change" encType="multipart/form-data" className="row">
        <input type="hidden" name="revision" value={String(preview.revision)} />
        <input type="hidden" name="change" value={JSON.stringify(change)} />
        <button className="button main">{t("deadlines:preview.save")}</button>
        <a className="button" href={`/settings/calendar${year === undefined ? "" : `?year=${String(year)}`}`}>
          {t("deadlines:preview.cancel")}
        </a>
      </form>
    </section>
  );
}

function MovingCases({ preview: { moves, lockedMoves } }: { preview: Preview }) {
  const t = useT();
  return (
    <>
      {moves.length === 0 && lockedMoves === 0 && <p>{t("deadlines:preview.noCases")}</p>}
      {moves.length > 0 && (
        <DataTable
          caption={t("deadlines:preview.cases")}
          hideCaption
          rows={moves}
          rowKey={({ reference, from, to }) => `${reference} ${from} ${to}`}
          columns={[
            {
              label: t("deadlines:preview.caseReference"),
              cell: ({ reference }) => <span className="unbroken">{reference}</span>,
            },
            {
              label: t("deadlines:preview.fromTo"),
              cell: ({ from, to }) => (
                <>
                  {formatDay(from)} → <strong className="unbroken">{formatDay(to)}</strong>
                </>
              ),
            },
          ]}
        />
      )}
      {lockedMoves > 0 && <p>{t("deadlines:preview.locked", { count: lockedMoves })}</p>}
    </>
  );
}
