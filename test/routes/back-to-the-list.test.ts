import { expect, test } from "vitest";
import { loader as dossierPage } from "#app/routes/_staff.dossiers_.$dossier/route.tsx";
import { loader as inbox } from "#app/routes/_staff.inbox._index/route.tsx";
import { action as act, loader as casePage } from "#app/routes/_staff.inbox.$reference/route.tsx";
import { action as markPrinted, loader as receiptPage } from "#app/routes/receipts.$dossier/route.tsx";
import { loader as results } from "#app/routes/_citizen.results/route.tsx";
import { givenComplaint } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { routeAnswer, routeCall } from "#test/support/route-call.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const list = "/inbox?view=all&from=2026-11-01&to=2026-11-30&part=waiting";

async function opened() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenAccount(context, officeId, "office@so.example", ["office"]);
  const cookie = await signedIn(context, "office@so.example");
  await givenDossiers(context, officeId, [{ at: "2026-11-02T09:00:00+07:00" }]);
  const { id: dossierId } = await context.db.selectFrom("dossiers").select("id").executeTakeFirstOrThrow();
  const { reference } = await givenComplaint(context, officeId, { dossierId });
  return { context, cookie, reference, dossierId };
}

const withBack = (path: string, back: string) => `${path}?${new URLSearchParams({ back }).toString()}`;

test("a case leads back to its list with the filter, also after an act on the case", async () => {
  const { context, cookie, reference } = await opened();
  const { lines } = await inbox(routeCall(context, list, { cookie }));
  expect(lines.map((line) => line.reference)).toEqual([reference]);
  const address = withBack(`/inbox/${reference}`, list);
  const { page } = await casePage(routeCall(context, address, { cookie, params: { reference } }));
  expect(page.back).toBe(list);
  const form = { intent: "note", note: "Đã gọi điện cho người gửi." };
  const { status, to } = await routeAnswer(act(routeCall(context, address, { cookie, form, params: { reference } })));
  expect(status).toBe(303);
  const after = new URL(to ?? "", "http://page");
  expect([after.searchParams.get("back"), after.searchParams.get("done"), after.hash]).toEqual([list, "note", "#done"]);
});

test("an address that leads away is not gone back to", async () => {
  const { context, cookie, reference, dossierId } = await opened();
  const away = "https://elsewhere.example/inbox";
  const { page } = await casePage(
    routeCall(context, withBack(`/inbox/${reference}`, away), { cookie, params: { reference } }),
  );
  expect(page.back).toBeUndefined();
  const dossier = await dossierPage(
    routeCall(context, withBack(`/dossiers/${dossierId}`, away), { cookie, params: { dossier: dossierId } }),
  );
  expect(dossier.above).toBe("/dossiers");
});

test("a case leads to its dossier and back, and the dossier to its case and back to the filtered list", async () => {
  const { context, cookie, reference, dossierId } = await opened();
  const params = { dossier: dossierId };
  const fromList = await dossierPage(routeCall(context, `/dossiers/${dossierId}?rated=no`, { cookie, params }));
  expect([fromList.above, fromList.here, fromList.isFromCase]).toEqual([
    "/dossiers?rated=no",
    `/dossiers/${dossierId}?rated=no`,
    false,
  ]);
  expect(fromList.cases.map((one) => one.reference)).toEqual([reference]);
  const theCase = withBack(`/inbox/${reference}`, list);
  const fromCase = await dossierPage(
    routeCall(context, withBack(`/dossiers/${dossierId}`, theCase), { cookie, params }),
  );
  expect([fromCase.above, fromCase.isFromCase]).toEqual([theCase, true]);
});

test("a receipt leads back to the filtered page of the list, also on other paper and once it is marked as printed", async () => {
  const { context, cookie, dossierId } = await opened();
  const params = { dossier: dossierId };
  const page = "/dossiers?rated=no&after=2026-11-02.0190a1b2-0000-7000-8000-000000000000";
  const address = withBack(`/receipts/${dossierId}`, page);
  expect(await receiptPage(routeCall(context, address, { cookie, params }))).toMatchObject({ back: page });
  const otherPaper = `${address}&paper=a4&occasion=result`;
  expect(await receiptPage(routeCall(context, otherPaper, { cookie, params }))).toMatchObject({ back: page });
  const { to } = await routeAnswer(
    markPrinted(routeCall(context, otherPaper, { cookie, params, form: { madeAt: "" } })),
  );
  expect(await receiptPage(routeCall(context, to ?? "", { cookie, params }))).toMatchObject({
    back: page,
    form: { paper: "a4", occasion: "result" },
    done: "printed",
  });
  const away = withBack(`/receipts/${dossierId}`, "//elsewhere.example/dossiers");
  expect((await receiptPage(routeCall(context, away, { cookie, params }))).back).toBeUndefined();
});

test("from a case over its dossier to the receipt, each page leads back to the one before", async () => {
  const { context, cookie, reference, dossierId } = await opened();
  const params = { dossier: dossierId };
  const theCase = withBack(`/inbox/${reference}`, list);
  const dossier = await dossierPage(
    routeCall(context, withBack(`/dossiers/${dossierId}`, theCase), { cookie, params }),
  );
  const receipt = await receiptPage(
    routeCall(context, withBack(`/receipts/${dossierId}`, dossier.page), { cookie, params }),
  );
  expect(receipt.back).toBe(withBack(`/dossiers/${dossierId}`, theCase));
  const again = await dossierPage(routeCall(context, receipt.back ?? "", { cookie, params }));
  expect([again.above, again.isFromCase]).toEqual([theCase, true]);
});

test("another office's staff who follow the addresses see nothing of it", async () => {
  const { context, reference, dossierId } = await opened();
  const elsewhere = await givenOffice(context, "so-khac");
  await givenAccount(context, elsewhere, "khac@so.example", ["handler"]);
  const cookie = await signedIn(context, "khac@so.example");
  expect((await inbox(routeCall(context, list, { cookie }))).lines).toEqual([]);
  const params = { reference, dossier: dossierId };
  const theCase = casePage(routeCall(context, withBack(`/inbox/${reference}`, list), { cookie, params }));
  const dossier = dossierPage(routeCall(context, `/dossiers/${dossierId}?rated=no`, { cookie, params }));
  expect([(await routeAnswer(theCase)).status, (await routeAnswer(dossier)).status]).toEqual([404, 404]);
});

test("the public results name the feed of their office", async () => {
  const { context } = await opened();
  expect(await results(routeCall(context, "/results", {}))).toMatchObject({
    feed: "/results/feed.xml?office=skhcn",
  });
});
