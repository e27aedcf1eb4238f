import { expect, test } from "vitest";
import { opinionOf } from "#app/figures/measures/measure.ts";
import { solvedShare } from "#app/figures/measures/share-solved.ts";

test.each([
  [{ yes: 0, partly: 0, no: 0 }, 0, { state: "none" }],
  [{ yes: 3, partly: 1, no: 1 }, 5, { state: "shown", value: 0.6, denominator: 5 }],
  [{ yes: 4, partly: 0, no: 0 }, 5, { state: "withheld", denominator: 4 }],
  [{ yes: 0, partly: 5, no: 0 }, 5, { state: "shown", value: 0, denominator: 5 }],
])("%j with at least %i answers is %o", (counts, minimum, measure) => {
  expect(opinionOf(solvedShare(counts), minimum)).toMatchObject(measure);
});
