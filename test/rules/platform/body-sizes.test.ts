import { expect, test } from "vitest";
import { bodySizes, largestBody } from "#app/platform/forms/body-sizes.ts";

test.each([
  ["/complaint", true, bodySizes.withFiles],
  ["/r/ABCDEFGHJK/complaint/", true, bodySizes.withFiles],
  ["/inbox/new", true, bodySizes.withFiles],
  ["/inbox/new/", true, bodySizes.withFiles],
  ["/dossiers/import", true, bodySizes.register],
  ["/settings/calendar/import", true, bodySizes.table],
  ["/settings/calendar", true, bodySizes.plain],
  ["/complaint", false, bodySizes.plain],
  ["/dossiers/import", false, bodySizes.plain],
  ["/inbox/PA-7KQM-4TRX", true, bodySizes.plain],
  ["/inbox/new/more", true, bodySizes.plain],
  ["/x/complaint", true, bodySizes.plain],
  ["/sign-in", true, bodySizes.plain],
])("a body for %s, with files %s, has at most %i bytes", (path, isMultipart, expected) => {
  expect(largestBody(path, isMultipart)).toBe(expected);
});
