import { expect, test } from "vitest";
import { withAndWithoutFlagged } from "#app/figures/flagged/with-and-without-flagged.ts";

const dossiers = { received: 100, rated: 40, scores: { 1: 2, 2: 2, 3: 6, 4: 10, 5: 20 } };
const flagged = {
  waiting: { rated: 5, scores: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 5 } },
  setAside: { rated: 4, scores: { 1: 4, 2: 0, 3: 0, 4: 0, 5: 0 } },
};

test("participation and satisfaction are shown as counted, without what waits, and with what was set aside", () => {
  const ways = withAndWithoutFlagged(dossiers, flagged, 5);
  expect(ways.map(({ way, participation }) => [way, participation.numerator, participation.denominator])).toEqual([
    ["counted", 40, 100],
    ["without-waiting", 35, 100],
    ["with-set-aside", 44, 100],
  ]);
  expect(ways.map(({ satisfaction }) => satisfaction)).toMatchObject([
    { state: "shown", satisfied: 30, answers: 40 },
    { state: "shown", satisfied: 25, answers: 35 },
    { state: "shown", satisfied: 30, answers: 44 },
  ]);
});

test("below the minimum n satisfaction is withheld in each way by itself", () => {
  const ways = withAndWithoutFlagged(dossiers, flagged, 40);
  expect(ways.map(({ satisfaction }) => satisfaction.state)).toEqual(["shown", "withheld", "shown"]);
});
