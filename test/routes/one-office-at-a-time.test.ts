import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { expect, test } from "vitest";
import { assignComplaint } from "#app/complaints/handling/assign-complaint.server.ts";
import { action as account } from "#app/routes/_staff.account/route.tsx";
import { action as close } from "#app/routes/_staff.settings.staff_.$id_.close/route.tsx";
import { officeRoles } from "#app/staff/permissions.ts";
import { asSeen } from "#test/support/case-life.ts";
import { givenColleague, givenComplaint, givenUnit, someContact } from "#test/support/complaints.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenPersonOfTwoOffices } from "#test/support/two-offices.ts";

interface StaffRoute {
  loader?: (args: LoaderFunctionArgs) => Promise<unknown>;
}

const routes = import.meta.glob<StaffRoute>([
  "../../app/routes/_staff*/route.tsx",
  "../../app/routes/dashboard*.ts",
  "../../app/routes/inbox*.ts",
  "../../app/routes/dossiers*.ts",
  "../../app/routes/receipts*/route.tsx",
  "../../app/routes/settings*.ts",
]);

const mark = "Dấu của cơ quan nhà";

/** A person with every role in two offices; the first one has data of every kind that carries the mark. */
async function openStory() {
  const story = await givenPersonOfTwoOffices(officeRoles);
  const { context, home } = story;
  const unitId = await givenUnit(context, home, `Phòng ${mark}`);
  const head = await givenColleague(context, home, ["approver"], `Người duyệt ${mark}`);
  await givenReceipt(context, home);
  const { reference } = await givenComplaint(context, home, { contact: someContact, text: `Nội dung ${mark}.` });
  const seen = await asSeen(context, head, reference);
  await assignComplaint(context, head, { ...seen, unitId, assigneeId: head.staffId });
  await context.db
    .updateTable("procedures")
    .set({ name: `Thủ tục ${mark}` })
    .where("office_id", "=", home)
    .execute();
  await context.db
    .updateTable("counters")
    .set({ name: `Quầy ${mark}` })
    .where("office_id", "=", home)
    .execute();
  return { ...story, reference, headId: head.staffId };
}

type Story = Awaited<ReturnType<typeof openStory>>;

function call(story: Story, path: string, form?: Record<string, string>, referer?: string): LoaderFunctionArgs {
  const request = new Request(`http://localhost:3000${path}`, {
    method: form === undefined ? "GET" : "POST",
    headers: {
      Cookie: story.cookie.split(";", 1)[0] ?? "",
      ...(referer === undefined ? {} : { Referer: `http://localhost:3000${referer}` }),
    },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const params = { reference: story.reference, id: story.headId, run: "1", file: "units.csv", table: "units" };
  const more = { indicator: "1", dossier: story.reference };
  return { context: { ...story.context } as AppLoadContext, request, params: { ...params, ...more } };
}

/** What a call answers, as a text: the data of a page, a file, or the status of a refusal. */
async function answerOf(answer: Promise<unknown>): Promise<string> {
  const given = await answer.catch((error: unknown) => {
    if (error instanceof Response) return error;
    throw error;
  });
  if (!(given instanceof Response)) return JSON.stringify(given);
  return `${String(given.status)} ${given.headers.get("Location") ?? ""} ${await given.text()}`;
}

test("every staff page of a person with two offices shows the data of the chosen office only", async () => {
  const story = await openStory();
  const { accountId, placeThere, changeTo } = story;
  const readAll = async (slug: string) => {
    const answers = new Map<string, string>();
    for (const [path, load] of Object.entries(routes)) {
      const { loader } = await load();
      if (loader === undefined) continue;
      answers.set(path, await answerOf(loader(call(story, `/page?at=${slug}&view=all`))));
    }
    return answers;
  };
  const atHome = await readAll("nha");
  expect(atHome.size).toBeGreaterThan(40);
  const withMark = [...atHome].filter(([, answer]) => answer.includes(mark)).map(([path]) => path);
  expect(withMark.length).toBeGreaterThan(8);
  expect(await changeTo(placeThere)).toBe(true);
  const there = await readAll("khach");
  expect([...there].filter(([, answer]) => answer.includes(mark)).map(([path]) => path)).toEqual([]);
  expect([...there.values()].some((answer) => answer.startsWith("302"))).toBe(false);
  expect(accountId).not.toBe(placeThere);
});

test("a page without its office in the address is asked for again with it, and a form of the other office is refused", async () => {
  const story = await openStory();
  const { changeTo, placeThere, accountId } = story;
  const { loader } = (await routes["../../app/routes/_staff.inbox._index/route.tsx"]?.()) ?? {};
  if (loader === undefined) throw new Error("no inbox");
  expect(await answerOf(loader(call(story, "/inbox?view=mine")))).toMatch(/^302 \/inbox\?view=mine&at=nha /);
  await changeTo(placeThere);
  expect(await answerOf(loader(call(story, "/inbox?at=nha")))).toMatch(/^302 \/inbox\?at=khach /);
  const form = { intent: "office", place: accountId };
  expect(await answerOf(account(call(story, "/account?at=nha", form)))).toMatch(/^409 /);
  expect(await answerOf(account(call(story, "/account", form)))).toMatch(/^409 /);
  expect(await answerOf(account(call(story, "/account", form, "/account?at=nha")))).toMatch(/^409 /);
  expect(await answerOf(account(call(story, "/account", form, "/account?at=khach")))).toMatch(
    /^303 \/account\?done=office/,
  );
  expect(await answerOf(account(call(story, "/account?at=nha", { ...form, place: placeThere })))).toMatch(/^303 /);
});

test("an account of the other office cannot be closed by its id", async () => {
  const story = await openStory();
  await story.changeTo(story.placeThere);
  const posted = call(story, "/settings/staff/x/close?at=khach", { to: "unit", seen: "" });
  expect(await answerOf(close(posted))).toMatch(/^404 /);
});
