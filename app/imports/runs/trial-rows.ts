import { yearOf } from "#app/platform/day.ts";
import type { AddedName, Registration, RegisterEntry, RegisterOutcome } from "#app/dossiers/register/register-entry.ts";
import { hashOfText, seenNumbers } from "./seen-numbers.ts";

/** What a trial remembers of the dossiers that the file itself would have created before. */
export interface TrialRows {
  /** The outcomes as they would be, had the rows before been saved. */
  judge: (entries: readonly RegisterEntry[], outcomes: readonly RegisterOutcome[]) => RegisterOutcome[];
  /** The outcomes of postponed rows, which replace earlier ones of the file. */
  judgePostponed: (entries: readonly RegisterEntry[], outcomes: readonly RegisterOutcome[]) => RegisterOutcome[];
  noteAdded: (added: readonly AddedName[]) => void;
  /** Every new procedure, unit and counter once, of each kind as many as are listed. */
  added: () => AddedName[];
}

const mostNames = 500;

/** A trial saves nothing, so each row is compared with the hashes of those before it; texts would take too much memory. */
export function trialRows(acceptsMoves: boolean): TrialRows {
  const contents = seenNumbers();
  const places = seenNumbers();
  const added = new Map<string, AddedName>();

  function judgeOne(entry: RegisterEntry, outcome: RegisterOutcome): RegisterOutcome {
    if (outcome !== "created") return outcome;
    const [content, place] = [contentOf(entry), placeOf(entry)];
    const known = contents.lineOf(entry.number);
    if (known === undefined) {
      contents.note(entry.number, content);
      places.note(entry.number, place);
      return "created";
    }
    if (known === content) return "repeated";
    return places.lineOf(entry.number) === place || acceptsMoves ? "differs" : "moved";
  }

  return {
    judge: (entries, outcomes) => entries.map((entry, index) => judgeOne(entry, outcomes[index] ?? "unchanged")),
    judgePostponed: (entries, outcomes) =>
      entries.map((entry, index) => {
        const outcome = outcomes[index] ?? "unchanged";
        if (outcome !== "created") return outcome;
        return contents.lineOf(entry.number) === contentOf(entry) ? "unchanged" : "updated";
      }),
    noteAdded: (names) => {
      for (const { kind, name } of names) {
        if (added.size < 3 * mostNames) added.set(`${kind} ${name}`, { kind, id: name, name });
      }
    },
    added: () => [...added.values()],
  };
}

function contentOf(entry: RegisterEntry): number {
  const { procedure, channel, state, receivedAt, dueAt, finishedAt, returnedBy, counter, unit } = entry;
  return hashOfText(
    JSON.stringify([procedure.code, channel, state, receivedAt, dueAt, finishedAt, returnedBy, counter, unit]),
  );
}

function placeOf({ procedure, receivedOn }: RegisterEntry): number {
  return hashOfText(`${procedure.code} ${yearOf(receivedOn).toString()}`);
}

/** A registration as it would be, had the trial saved its rows. */
export function asTried(rows: TrialRows, entries: readonly RegisterEntry[], registration: Registration): Registration {
  rows.noteAdded(registration.added);
  return { ...registration, outcomes: rows.judge(entries, registration.outcomes) };
}
