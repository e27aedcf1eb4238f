import type { Channel, DossierState, ReturnWay } from "#app/dossiers/dossier.ts";
import type { RegisterEntry } from "#app/dossiers/register/register-entry.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import type { RegisterRow } from "./register-row.ts";

/**
 * Rows of a register in the form in which one process passes them to another: every text once, and the rows as indexes
 * into the list of texts. Passing the rows as objects would take as long as reading them.
 */
export interface PackedRows {
  texts: (string | null)[];
  /**
   * `numbersOfRow` numbers for each row: its line, then the indexes of its texts; a line of 0 means the next row of
   * `others`.
   */
  indexes: Int32Array<ArrayBuffer>;
  /** Rows with problems, remarks, a contact or a code issued in advance. */
  others: RegisterRow[];
}

const numbersOfRow = 16;

export function packRows(rows: readonly RegisterRow[]): PackedRows {
  const indexOfText = new Map<string | null, number>();
  const indexes = new Int32Array(rows.length * numbersOfRow);
  const others: RegisterRow[] = [];
  rows.forEach((row, index) => {
    if (row.reading.kind !== "entry" || !isPlain(row.reading)) {
      others.push(row);
      return;
    }
    let at = index * numbersOfRow;
    indexes[at] = row.line;
    for (const text of textsOf(row.reading.entry)) {
      const index = indexOfText.get(text) ?? indexOfText.size;
      if (index === indexOfText.size) indexOfText.set(text, index);
      indexes[(at += 1)] = index;
    }
  });
  return { texts: [...indexOfText.keys()], indexes, others };
}

/** Whether a row is nothing but its entry. */
function isPlain({ remarks, contact, ratingCode }: Extract<RegisterRow["reading"], { kind: "entry" }>): boolean {
  return remarks.length === 0 && contact === undefined && ratingCode === undefined;
}

export function unpackRows({ texts, indexes, others }: PackedRows): RegisterRow[] {
  const rest = others.values();
  return Array.from({ length: indexes.length / numbersOfRow }, (_, index): RegisterRow => {
    const at = index * numbersOfRow;
    const line = indexes[at] ?? 0;
    if (line > 0) return { line, reading: { kind: "entry", entry: entryFrom(texts, indexes, at + 1), remarks: [] } };
    const { value } = rest.next();
    if (value === undefined) throw new Error("fewer rows than were packed");
    return value;
  });
}

/** The texts of an entry in the order of `entryFrom`. */
function textsOf(entry: RegisterEntry): (string | null)[] {
  const { code, name, field } = entry.procedure;
  return [
    entry.number,
    code,
    name,
    field,
    entry.channel,
    entry.state,
    entry.receivedAt,
    entry.receivedOn,
    entry.dueAt,
    entry.dueOn,
    entry.finishedAt,
    entry.finishedOn,
    entry.returnedBy,
    entry.counter,
    entry.unit,
  ];
}

function entryFrom(texts: readonly (string | null)[], indexes: Int32Array, from: number): RegisterEntry {
  const text = (index: number) => texts[indexes[from + index] ?? -1] ?? null;
  return {
    number: text(0) ?? "",
    procedure: { code: text(1) ?? "", name: text(2) ?? "", field: text(3) ?? "" },
    channel: text(4) as Channel,
    state: text(5) as DossierState,
    receivedAt: text(6) as Instant,
    receivedOn: text(7) as Day,
    dueAt: text(8) as Instant | null,
    dueOn: text(9) as Day | null,
    finishedAt: text(10) as Instant | null,
    finishedOn: text(11) as Day | null,
    returnedBy: text(12) as ReturnWay | null,
    counter: text(13),
    unit: text(14),
  };
}
