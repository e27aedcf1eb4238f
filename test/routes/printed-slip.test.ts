import { expect, test } from "vitest";
import { action, loader } from "#app/routes/receipts.$dossier/route.tsx";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { routeAnswer, routeCall } from "#test/support/route-call.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

test("a slip that is marked as printed is shown again on the paper and in the language that were chosen", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenAccount(context, officeId, "quay@coquan.gov.vn", ["officer"]);
  const cookie = await signedIn(context, "quay@coquan.gov.vn");
  const { dossierId: dossier } = await givenReceipt(context, officeId);
  const query = "paper=labels&occasion=result&labelSheet=a4-24&firstLabel=3&language=en&right=1.5&down=-2";
  const params = { dossier };
  const shown = await loader(routeCall(context, `/receipts/${dossier}?${query}`, { cookie, params }));
  const { form, view } = shown as { form: object; view: object };
  expect(form).toMatchObject({ paper: "labels", occasion: "result", firstLabel: 3, language: "en" });
  const posted = routeCall(context, `/receipts/${dossier}?${query}`, { cookie, params, form: { madeAt: "" } });
  const { status, to } = await routeAnswer(action(posted));
  expect([status, to?.startsWith(`/receipts/${dossier}?`)]).toEqual([303, true]);
  const again = await loader(routeCall(context, to ?? "", { cookie, params }));
  expect(again).toMatchObject({ form, view, done: "printed" });
  // What an address says is no paper is not carried along.
  const strange = `/receipts/${dossier}?paper=%3Cscript%3E&language=${"x".repeat(5000)}`;
  const plain = await routeAnswer(action(routeCall(context, strange, { cookie, params, form: {} })));
  expect(plain.to).toMatch(/paper=a5&.*language=vi/);
});
