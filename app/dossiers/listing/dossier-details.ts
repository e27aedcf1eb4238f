import type { Day, Instant } from "#app/platform/day.ts";
import type { Channel, DossierState, ReturnWay } from "#app/dossiers/dossier.ts";

/** Everything that is stored about one dossier. The score and the day of its rating are never shown beside it. */
export interface DossierDetails {
  id: string;
  number: string;
  procedureName: string;
  fieldName: string | null;
  unitName: string | null;
  counterName: string | null;
  channel: Channel;
  state: DossierState;
  receivedAt: Instant;
  receivedOn: Day;
  dueOn: Day | null;
  finishedAt: Instant | null;
  finishedOn: Day | null;
  returnedBy: ReturnWay | null;
  /** When the product learnt of it. */
  enteredAt: Instant;
  /** When the product last learnt something new of it. */
  changedAt: Instant;
  firstPrintedAt: Instant | null;
  printedAt: Instant | null;
  /** The last day on which it can be rated; null while it has no result. */
  openUntil: Day | null;
  rating: "none" | "counted" | "set-aside";
}

/** An event in the life of a dossier. */
export interface DossierEvent {
  kind: "received" | "entered" | "first-printed" | "printed-again" | "finished" | "changed";
  at: Instant;
}

/** What happened to a dossier, the latest first; events of the same moment in the order in which they happen. */
export function eventsOf(dossier: DossierDetails): DossierEvent[] {
  const { receivedAt, enteredAt, firstPrintedAt, printedAt, finishedAt, changedAt } = dossier;
  const happened: [DossierEvent["kind"], Instant | null][] = [
    ["received", receivedAt],
    ["entered", enteredAt],
    ["first-printed", firstPrintedAt],
    ["printed-again", printedAt === firstPrintedAt ? null : printedAt],
    ["finished", finishedAt],
    ["changed", changedAt === enteredAt ? null : changedAt],
  ];
  return happened
    .flatMap(([kind, at]) => (at === null ? [] : [{ kind, at }]))
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .reverse();
}
