import { formatDay, formatWeekday, startSentence } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Day } from "#app/platform/day.ts";
import { announcedCalendar } from "#app/deadlines/calendar/announced-calendar.server.ts";
import { readDueArguments, type DueArgumentProblem } from "./due-arguments.server.ts";
import { dueOn } from "#app/deadlines/due/due-on.ts";
import { countedDayWords, dueSummary } from "#app/deadlines/due/due-words.ts";

/**
 * `npm run due -- 2026-11-20 [20/11/2026 …] [--days N] [--json]`: prints each due day and how it is counted, day by
 * day, by the national calendar of the product. Needs no settings and no database; a wrong argument ends it with code
 * 1.
 */
const language = "vi";
const t = translator(language);
const reading = readDueArguments(process.argv.slice(2));
if (reading.ok) {
  const { received, workingDays, json } = reading.asked;
  const text = json ? asJson(received, workingDays) : received.map((day) => asText(day, workingDays)).join("\n\n");
  process.stdout.write(`${text}\n`);
} else {
  process.stderr.write(`${problemWords(reading.problem)}\n${t("deadlines:command.usage")}\n`);
  process.exitCode = 1;
}

function asJson(received: readonly Day[], workingDays: number): string {
  const answers = received.map((day) => {
    const { dueOn: due, days, unconfirmedYears } = dueOn(day, workingDays, announcedCalendar);
    return { received: day, due, days, unconfirmedYears };
  });
  return JSON.stringify(answers, null, 2);
}

function asText(received: Day, workingDays: number): string {
  const result = dueOn(received, workingDays, announcedCalendar);
  const lines = result.days.map(
    (one) =>
      `  ${formatDay(one.day)}  ${startSentence(formatWeekday(one.day, language), language).padEnd(8)}  ${countedDayWords(one, t)}`,
  );
  const years = result.unconfirmedYears.join(", ");
  const warning = years === "" ? [] : [t("deadlines:unconfirmed", { years })];
  return [dueSummary(received, result, t, language), ...lines, ...warning].join("\n");
}

function problemWords(problem: DueArgumentProblem): string {
  switch (problem.reason) {
    case "no-day":
      return t("deadlines:command.noDay");
    case "wrong-days":
      return t("deadlines:command.wrongDays");
    case "wrong-day":
      return t("deadlines:command.wrongDay", { typed: problem.typed });
    case "unknown-option":
      return t("deadlines:command.unknownOption", { typed: problem.typed });
  }
}
