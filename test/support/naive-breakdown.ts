import { sql } from "kysely";
import type { Context } from "#app/platform/context.server.ts";

/**
 * Breakdowns counted from the dossiers and ratings themselves, one by one, by code that shares nothing with the totals
 * and the figures of the product.
 */

interface Fact {
  received_at: string;
  received_on: string;
  procedure: string;
  procedure_id: string;
  field: string;
  unit: string | null;
  unit_id: string | null;
  counter: string | null;
  counter_id: string | null;
  channel: string;
  due_on: string | null;
  finished_on: string | null;
  score: number | null;
  taps: number | null;
  language: string | null;
  comment: string | null;
  opened_at: string | null;
}

/** What became of some dossiers; a share is null without a case and "withheld" below five. */
export type NaiveRow = Record<string, number | null | "withheld">;

interface Asked {
  from: string;
  to: string;
  by: string;
  selected: readonly [column: string, value: string] | undefined;
}

const minimum = 5;
const channels: Record<string, string> = {
  counter: "Trực tiếp tại quầy",
  "online-full": "Trực tuyến toàn trình",
  "online-part": "Trực tuyến một phần",
  post: "Bưu chính công ích",
};

const nameOf: Record<string, (fact: Fact) => string | undefined> = {
  month: ({ received_on: on }) => `${on.slice(5, 7)}/${on.slice(0, 4)}`,
  field: ({ field }) => field,
  procedure: ({ procedure }) => procedure,
  unit: ({ unit }) => unit ?? "Chưa ghi đơn vị",
  counter: ({ counter }) => counter ?? "Không qua quầy",
  channel: ({ channel }) => channels[channel],
  hour: ({ received_at: at }) => {
    const hour = (Number(at.slice(11, 13)) + 7) % 24;
    return `${String(hour)} giờ – ${String(hour + 1)} giờ`;
  },
  language: ({ language }) => (language === null ? undefined : language === "vi" ? "Tiếng Việt" : "Tiếng Anh"),
};

/** The rows by their names, and "Tổng cộng" for all of them together. */
export async function naiveBreakdown(context: Context, officeId: string, asked: Asked): Promise<Map<string, NaiveRow>> {
  const { rows } = await sql<Fact>`select d.received_at, d.received_on, p.name as procedure, d.procedure_id, p.field,
      u.name as unit, d.unit_id, c.name as counter, d.counter_id, d.channel, d.due_on, d.finished_on,
      r.score, r.taps, r.language, r.comment, k.opened_at
    from dossiers d join procedures p on p.id = d.procedure_id join receipts k on k.dossier_id = d.id
      left join units u on u.id = d.unit_id left join counters c on c.id = d.counter_id
      left join ratings r on r.dossier_id = d.id
    where d.office_id = ${officeId}`.execute(context.db);
  const { from, to, by, selected } = asked;
  const groups = new Map<string, Fact[]>();
  for (const fact of rows) {
    if (fact.received_on < from || fact.received_on > to) continue;
    if (selected !== undefined && String(fact[selected[0] as keyof Fact]) !== selected[1]) continue;
    const name = nameOf[by]?.(fact);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), fact]);
  }
  if (groups.size > 1) groups.set("Tổng cộng", [...groups.values()].flat());
  return new Map([...groups].map(([name, facts]) => [name, rowOf(facts)]));
}

function rowOf(facts: readonly Fact[]): NaiveRow {
  const count = (holds: (fact: Fact) => boolean) => facts.filter(holds).length;
  const isPromised = ({ due_on: due, finished_on: finished }: Fact) => due !== null && finished !== null;
  const compared = (sign: number) => (fact: Fact) =>
    isPromised(fact) && Math.sign(Date.parse(fact.finished_on ?? "") - Date.parse(fact.due_on ?? "")) === sign;
  const rated = count(({ score }) => score !== null);
  const satisfied = count(({ score }) => score === 4 || score === 5);
  return {
    received: facts.length,
    opened: count(({ opened_at, score }) => opened_at !== null || score !== null),
    rated,
    participation: share(rated, facts.length),
    taps: facts.reduce((sum, { taps }) => sum + (taps ?? 0), 0),
    satisfaction: share(satisfied, rated),
    satisfactionFrom: wilson(satisfied, rated, -1),
    satisfactionTo: wilson(satisfied, rated, 1),
    commented: count(({ comment }) => comment !== null),
    inTime: share(count(compared(-1)) + count(compared(0)), count(isPromised)),
    early: count(compared(-1)),
    onDay: count(compared(0)),
    late: count(compared(1)),
    online: share(
      count(({ channel }) => channel.startsWith("online")),
      facts.length,
    ),
  };
}

function share(some: number, all: number) {
  if (all === 0) return null;
  return all < minimum ? ("withheld" as const) : some / all;
}

/** The score interval in its textbook form: (2np + z² ± z√(z² + 4np(1 − p))) / 2(n + z²). */
function wilson(some: number, all: number, sign: 1 | -1) {
  const p = share(some, all);
  if (typeof p !== "number") return p;
  const z = 1.959963984540054;
  const root = z * Math.sqrt(z * z + 4 * all * p * (1 - p));
  return Math.min(1, Math.max(0, (2 * all * p + z * z + sign * root) / (2 * (all + z * z))));
}
