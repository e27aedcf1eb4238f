import { expect, test } from "vitest";
import { shareSolved } from "#app/figures/share-solved.ts";

test.each([
  [{ yes: 0, partly: 0, no: 0 }, 0, undefined, 0],
  [{ yes: 3, partly: 1, no: 1 }, 5, 0.6, 5],
  [{ yes: 4, partly: 0, no: 0 }, 5, undefined, 4],
  [{ yes: 0, partly: 5, no: 0 }, 5, 0, 5],
])("%j with at least %i answers shows %s of %i", (counts, minimum, share, told) => {
  expect(shareSolved(counts, minimum)).toMatchObject({ share, told });
});
