import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { loader as list } from "#app/routes/_staff.settings.targets/route.tsx";
import { action as end } from "#app/routes/_staff.settings.targets_.$id/route.tsx";
import { action as change, loader as asked } from "#app/routes/_staff.settings.targets_.new/route.tsx";
import { action as adopt, loader as plan } from "#app/routes/_staff.settings.targets_.plan/route.tsx";
import type { Context } from "#app/platform/context.server.ts";
import type { Role } from "#app/staff/permissions.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

async function openStory(role: Role = "office") {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenAccount(context, officeId, "van-phong@example.org", [role]);
  return { context, cookie: (await signedIn(context, "van-phong@example.org")).split(";")[0] ?? "" };
}

function call({ context, cookie }: { context: Context; cookie: string }, path: string, form?: Record<string, string>) {
  const request = new Request(`http://localhost:3000${path}`, {
    method: form === undefined ? "GET" : "POST",
    headers: { Cookie: cookie },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  return { context: { ...context } as AppLoadContext, request, params: { id: path.split("/").at(-1) ?? "" } };
}

function addressOf(answer: unknown): string {
  if (!(answer instanceof Response)) throw new Error("not a redirect");
  return `${String(answer.status)} ${answer.headers.get("Location") ?? ""}`;
}

const typed = { figure: "participation", comparison: "at-least", from: "01/01/2027", source: "Kế hoạch số 1, mục I" };

test("a target that cannot be comes back as it was typed, with everything that is wrong", async () => {
  const story = await openStory();
  const answer = await change(call(story, "/settings/targets/new", { ...typed, value: "186 %", until: "01/01/2020" }));
  expect(answer).toMatchObject({
    init: { status: 400 },
    data: {
      initialValue: { ...typed, value: "186 %", until: "01/01/2020" },
      error: { value: ["valueOver100"], until: ["untilBeforeFrom"] },
    },
  });
});

test("a saved target leads to the list, which says what became of the one before", async () => {
  const story = await openStory();
  const set = (value: string, from: string) =>
    change(call(story, "/settings/targets/new", { ...typed, value, from, until: "" }));
  expect(addressOf(await set("45,5", "01/01/2027"))).toBe("303 /settings/targets?done=replaced#done");
  expect(addressOf(await set("42", "01/12/2026"))).toBe("303 /settings/targets?until=2026-12-31&done=cut#done");
  expect(await list(call(story, "/settings/targets?done=cut&until=2026-12-31"))).toMatchObject({
    done: "Đã lưu chỉ tiêu. Chỉ tiêu áp dụng đến hết 31/12/2026, vì từ ngày sau đó đã có chỉ tiêu khác.",
    canEdit: true,
  });
  expect(await asked(call(story, "/settings/targets/new?figure=participation"))).toMatchObject({
    current: { value: 0.4, until: "2026-11-30" },
  });
});

test("a plan shows what it would change for the days asked, and is adopted by posting them", async () => {
  const story = await openStory();
  const shown = await plan(call(story, "/settings/targets/plan?plan=can-tho-2023&from=01/12/2026&until="));
  expect(shown.chosen?.asked?.validity).toEqual({ from: "2026-12-01", until: null });
  expect(shown.chosen?.asked?.adoption.lines[0]).toMatchObject({ effect: "replaces", target: { value: 0.86 } });
  const wrong = await plan(call(story, "/settings/targets/plan?plan=can-tho-2023&from=31/02/2027"));
  expect(wrong.chosen).toMatchObject({ asked: null, typed: { from: "31/02/2027" } });
  const form = { plan: "can-tho-2023", from: "2026-12-01", until: "" };
  expect(addressOf(await adopt(call(story, "/settings/targets/plan", form)))).toBe(
    "303 /settings/targets?set=6&same=0&done=adopted#done",
  );
  await expect(adopt(call(story, "/settings/targets/plan", { ...form, plan: "nobody" }))).rejects.toMatchObject({
    status: 404,
  });
});

test("who may not see the settings sees no targets, and nobody ends a target that is not there", async () => {
  const handler = await openStory("handler");
  await expect(list(call(handler, "/settings/targets"))).rejects.toMatchObject({ status: 403 });
  const story = await openStory();
  await expect(end(call(story, "/settings/targets/none", { intent: "take-back" }))).rejects.toMatchObject({
    status: 404,
  });
});
