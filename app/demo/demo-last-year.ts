import { addDays, dayFrom, daysBetween, weekdayOf, yearOf, type Day } from "#app/platform/day.ts";
import { chanceFrom, type Chance } from "./demo-chance.ts";

/** A line of the register: the cells that are changed, and all others. */
interface Line {
  ordinal: string;
  number: string;
  received: Moment;
  due: Moment | undefined;
  finished: Moment | undefined;
  channel: string;
  cells: readonly string[];
}

/** A day, and the time as written beside it. */
interface Moment {
  on: Day;
  time: string;
}

const oneYear = 52 * 7;
/** One of this many dossiers of the year before is included: the comparison needs shares, not all dossiers. */
const oneIn = 4;

/**
 * Makes the register of the year before from the one of `demoRegister`: every fourth line is moved back by 52 weeks,
 * and the last weeks of those to before the register's first day, so that no month between the two is empty. All
 * dossiers have a result; a few more results were late, fewer came early, and fewer dossiers were submitted online. All
 * lines are older than the register and than the year of `today`, so that figures of either do not change; no number
 * occurs twice.
 */
export function registerOfLastYear(register: string, today: Day): string {
  const [heading = "", ...rest] = register.split("\r\n");
  const lines = readLines(rest);
  const days = lines.map((line) => line.received.on).toSorted();
  const [first = today, last = today] = [days[0], days.at(-1)];
  const turnOfYear = dayFrom(yearOf(today), 1, 1) ?? today;
  const before = first < turnOfYear ? first : turnOfYear;
  const yearAgo = lines.map((line) => movedBack(line, oneYear));
  const filling = lines.map((line) => movedBack(line, Math.floor((daysBetween(first, last) + 1) / 7) * 7));
  const chance = chanceFrom(20251121);
  const imported = [...yearAgo, ...filling.filter(({ received }) => received.on > addDays(last, -oneYear))]
    .filter(({ received }) => received.on < before)
    .filter((_line, index) => index % oneIn === 0)
    .map((line) => asLastYear(line, chance))
    .toSorted((one, other) => (one.received.on < other.received.on ? -1 : 1));
  return [heading, ...numbered(imported), ""].join("\r\n");
}

/** Reads every dossier once, although the register has a few lines twice, and skips the line of totals. */
function readLines(lines: readonly string[]): Line[] {
  const byNumber = new Map<string, Line>();
  for (const text of lines) {
    const cells = text.split(";");
    const [ordinal = "", written = "", , , , , received = "", due = "", finished = "", channel = ""] = cells;
    const receivedAt = readMoment(received);
    const number = written.trim().toUpperCase();
    if (receivedAt === undefined || byNumber.has(number)) continue;
    const moments = { received: receivedAt, due: readMoment(due), finished: readMoment(finished) };
    byNumber.set(number, { ordinal, number, ...moments, channel, cells });
  }
  return [...byNumber.values()];
}

function readMoment(written: string): Moment | undefined {
  const match = /^(\d{2})\/(\d{2})\/(\d{4})(.*)$/.exec(written);
  const on = match === null ? undefined : dayFrom(Number(match[3]), Number(match[2]), Number(match[1]));
  return on && { on, time: match?.[4] ?? "" };
}

function writeMoment(moment: Moment | undefined): string {
  if (moment === undefined) return "";
  return `${moment.on.slice(8, 10)}/${moment.on.slice(5, 7)}/${moment.on.slice(0, 4)}${moment.time}`;
}

function movedBack(line: Line, days: number): Line {
  const back = (moment: Moment | undefined) => moment && { ...moment, on: addDays(moment.on, -days) };
  const received = { ...line.received, on: addDays(line.received.on, -days) };
  return { ...line, received, due: back(line.due), finished: back(line.finished) };
}

/** Changes a line to how the office worked a year before. */
function asLastYear(line: Line, chance: Chance): Line {
  const { received, due } = line;
  const finished = line.finished ?? due ?? { on: weekday(addDays(received.on, 5)), time: " 15:30" };
  const isEarly = due !== undefined && finished.on < due.on;
  const slower =
    due !== undefined && chance.happens(0.035) ? weekday(addDays(due.on, chance.between(1, 6))) : undefined;
  const inNoHurry = isEarly && chance.happens(0.2) ? due.on : finished.on;
  const atCounter = line.channel === "Trực tuyến toàn trình" && chance.happens(0.4);
  return {
    ...line,
    finished: { on: slower ?? inNoHurry, time: finished.time },
    channel: atCounter ? "Trực tiếp" : line.channel,
  };
}

/** The day itself, or the Monday after a weekend. */
function weekday(on: Day): Day {
  return weekdayOf(on) > 5 ? addDays(on, 8 - weekdayOf(on)) : on;
}

/** Writes the lines, with dossier numbers counted from 1 within each day as the office does. */
function numbered(lines: readonly Line[]): string[] {
  const onDay = new Map<Day, number>();
  return lines.map(({ cells, number, received, due, finished, channel }, index) => {
    const ordinal = (onDay.get(received.on) ?? 0) + 1;
    onDay.set(received.on, ordinal);
    const [office = ""] = number.split("-");
    const dossier = [office, received.on.slice(2).replaceAll("-", ""), String(ordinal).padStart(4, "0")].join("-");
    const written = [...cells];
    written[0] = String(index + 1);
    written[1] = dossier;
    [received, due, finished].forEach((moment, column) => (written[6 + column] = writeMoment(moment)));
    written[9] = channel;
    written[10] = "Đã trả kết quả";
    if (channel === "Trực tiếp" && written[11] === "") written[11] = `Quầy ${String((index % 4) + 1)}`;
    if (written[13] === "") written[13] = "Trực tiếp";
    return written.join(";");
  });
}
