import { expect, test } from "vitest";
import { publishAnswer, withdrawPublication } from "#app/complaints/publication/publish-answer.server.ts";
import { publishImprovement, withdrawImprovement } from "#app/figures/improvements/publish-improvement.server.ts";
import { loader as answersPage } from "#app/routes/_citizen.results_.answers/route.tsx";
import { loader as page } from "#app/routes/_staff.dashboard_.column/route.tsx";
import { loader as feed } from "#app/routes/results.feed[.]xml.ts";
import { loader as fragment } from "#app/routes/results.fragment[.]html.ts";
import { loader as frame } from "#app/routes/results.frame[.]html.ts";
import { day } from "#app/platform/day.ts";
import { givenAnswered } from "#test/support/answers.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { routeCall } from "#test/support/route-call.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const doors = [
  ["/results/feed.xml", feed, "application/atom+xml; charset=utf-8"],
  ["/results/fragment.html", fragment, "text/html; charset=utf-8"],
  ["/results/frame.html", frame, "text/html; charset=utf-8"],
] as const;

async function opened() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { reference, approver } = await givenAnswered(context, officeId);
  const writer = await givenColleague(context, officeId, ["office"]);
  const input = {
    heard: "Phải chờ lâu vào sáng thứ Hai.",
    changed: "Mở thêm một quầy.",
    happenedOn: day("2026-11-02"),
  };
  await publishAnswer(context, approver, reference, { question: "Trễ hẹn <b>.", answer: "Đã có kết quả." });
  await publishImprovement(context, writer, input);
  return { context, officeId, reference, approver, writer };
}

test.each(doors)(
  "%s has what the office published, is kept by its tag, and sets no cookie",
  async (path, door, type) => {
    const { context, reference, approver, writer, officeId } = await opened();
    const answer = await door(routeCall(context, path, {}));
    expect(answer.headers.get("Content-Type")).toBe(type);
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(answer.headers.get("Set-Cookie")).toBeNull();
    const text = await answer.text();
    expect(text).toContain("Trễ hẹn &lt;b&gt;.");
    expect(text).toContain("Mở thêm một quầy.");
    const tag = answer.headers.get("ETag") ?? "";
    const call = routeCall(context, path, {});
    call.request.headers.set("If-None-Match", tag);
    expect((await door(call)).status).toBe(304);
    await withdrawPublication(context, approver, reference);
    const { id } = await context.db
      .selectFrom("improvements")
      .where("office_id", "=", officeId)
      .select("id")
      .executeTakeFirstOrThrow();
    await withdrawImprovement(context, writer, id);
    const after = await (await door(routeCall(context, path, {}))).text();
    expect(after).not.toContain("Trễ hẹn");
    expect(after).not.toContain("Mở thêm");
  },
);

test.each(doors)(
  "%s never has an item of another office, and asks which office if there are several",
  async (path, door) => {
    const { context } = await opened();
    await givenOffice(context, "so-khac");
    const other = await (await door(routeCall(context, `${path}?office=so-khac`, {}))).text();
    expect(other).not.toContain("Trễ hẹn");
    expect(other).not.toContain("Mở thêm");
    expect((await door(routeCall(context, path, {}))).status).toBe(404);
    await expect(door(routeCall(context, `${path}?office=khong-co`, {}))).rejects.toMatchObject({ status: 404 });
  },
);

test.each(doors)("%s is the same for everybody: only ?lang= chooses its language", async (path, door) => {
  const { context } = await opened();
  const textOf = async (search: string, cookie: string) =>
    (await door(routeCall(context, path + search, { cookie }))).text();
  expect(await textOf("", "language=en")).toBe(await textOf("", ""));
  expect(await textOf("?lang=en", "")).toContain("answers to citizens");
  expect(await textOf("?lang=xx", "")).toBe(await textOf("", ""));
});

test("an entry leads to the page that begins with its answer", async () => {
  const { context } = await opened();
  const text = await (await feed(routeCall(context, "/results/feed.xml", {}))).text();
  const path =
    /href="http:\/\/localhost:3000(\/results\/answers[^"#]*)/.exec(text)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const shown = await answersPage(routeCall(context, path, {}));
  expect(shown.answers).toMatchObject([{ question: "Trễ hẹn <b>." }]);
});

test("staff read the numbers of their own office for the months of the report", async () => {
  const { context, officeId, reference, approver } = await opened();
  await givenAccount(context, officeId, "office@so.example", ["office"]);
  const elsewhere = await givenOffice(context, "so-khac");
  await givenAccount(context, elsewhere, "khac@so.example", ["office"]);
  const rowsFor = async (email: string) => {
    const cookie = await signedIn(context, email);
    const { tables } = await page(routeCall(context, "/dashboard/column?year=2026", { cookie }));
    return tables.find(({ name }) => name === "column-quarters")?.rows.map(({ cells }) => cells.slice(3));
  };
  const nothing = [0, 0, 0, 0, 0];
  expect(await rowsFor("office@so.example")).toEqual([nothing, nothing, nothing, [1, 1, 2, 2, 0]]);
  expect(await rowsFor("khac@so.example")).toEqual([nothing, nothing, nothing, nothing]);
  await withdrawPublication(context, approver, reference);
  expect((await rowsFor("office@so.example"))?.at(-1)).toEqual([0, 1, 1, 1, 1]);
});
