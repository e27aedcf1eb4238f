import { expect, test } from "vitest";
import { backIn, keptBack, withBack } from "#app/platform/forms/back.ts";

const read = (back: string) => backIn(new URLSearchParams({ back }));

test.each([
  "/inbox?view=all&from=2026-10-01&part=late&after=2026-10-02_x",
  "/dossiers?time=late&before=2026-10-02.0190a1b2-0000-7000-8000-000000000000",
  "/dossiers/0190a1b2-0000-7000-8000-000000000000?unit=x",
  "/inbox/PA-7KQM-4TRX?back=%2Finbox%3Fview%3Dmine",
  "/dashboard/comments?kind=year&year=2026&score=low",
  "/receipts?from=2026-11-01&until=2026-11-07&number=&unprinted=on",
])("a page leads back to %s", (back) => {
  expect(read(back)).toBe(back);
  expect(backIn(new URL(withBack("/inbox/PA-1", back), "http://page").searchParams)).toBe(back);
  expect(keptBack(back)).toEqual({ back });
});

test.each([
  "https://elsewhere.example/inbox",
  "//elsewhere.example/inbox",
  "/\\elsewhere.example/inbox",
  "\t/inbox",
  "javascript:alert(1)",
  "/inbox/../sign-out",
  "/sign-out",
  "/inbox@elsewhere.example",
  "/inbox/a/b",
  "",
  `/inbox?q=${"x".repeat(2000)}`,
])("and never to %j", (back) => {
  expect(read(back)).toBeUndefined();
  expect(withBack("/inbox/PA-1", back)).toBe("/inbox/PA-1");
});
