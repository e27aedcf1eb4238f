import { expect, test } from "vitest";
import { eventsOf, type DossierDetails } from "#app/dossiers/listing/dossier-details.ts";
import { day, instantAt } from "#app/platform/day.ts";

const at = (hour: number) => instantAt(day("2026-11-20"), hour, 0);

const imported: DossierDetails = {
  id: "",
  number: "H13.18-261120-0001",
  procedureName: "",
  fieldName: null,
  unitName: null,
  counterName: null,
  channel: "counter",
  state: "in-progress",
  receivedAt: at(1),
  receivedOn: day("2026-11-20"),
  dueOn: null,
  finishedAt: null,
  finishedOn: null,
  returnedBy: null,
  enteredAt: at(2),
  changedAt: at(2),
  firstPrintedAt: null,
  printedAt: null,
  openUntil: null,
  rating: "none",
};

test.each<[what: string, change: Partial<DossierDetails>, kinds: string[]]>([
  ["it was only imported", {}, ["entered", "received"]],
  ["its slip was printed once", { firstPrintedAt: at(3), printedAt: at(3) }, ["first-printed", "entered", "received"]],
  [
    "its slip was printed twice",
    { firstPrintedAt: at(3), printedAt: at(4) },
    ["printed-again", "first-printed", "entered", "received"],
  ],
  [
    "its result came with a later register",
    { finishedAt: at(5), changedAt: at(6) },
    ["changed", "finished", "entered", "received"],
  ],
  ["it was entered after its result", { finishedAt: at(2) }, ["finished", "entered", "received"]],
])("the history of a dossier, the latest first, where %s", (_what, change, kinds) => {
  expect(eventsOf({ ...imported, ...change }).map(({ kind }) => kind)).toEqual(kinds);
});
