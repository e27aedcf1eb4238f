import { expect, test } from "vitest";
import type { InboxView } from "#app/complaints/inbox/inbox-view.ts";
import { listInbox } from "#app/complaints/inbox/list-inbox.server.ts";
import { allDossiers, type DossierFilter, type DossierOrder } from "#app/dossiers/listing/dossier-filter.ts";
import { listDossiers } from "#app/dossiers/listing/list-dossiers.server.ts";
import { addDays, day, dayOf, instantAt } from "#app/platform/day.ts";
import type { AskedPage } from "#app/platform/list-page.ts";
import { newId } from "#app/platform/id.server.ts";
import { approverOf, givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenManyCases, givenManyDossiers, givenOneDossier } from "#test/support/many-rows.ts";
import { givenOffice } from "#test/support/story.ts";

interface Page {
  ids: string[];
  previous: string | undefined;
  next: string | undefined;
}

type Read = (asked: AskedPage) => Promise<Page>;

/** Everything a reader sees who turns the pages of a list to its end, and then back to its beginning. */
async function turnPages(read: Read, betweenPages: (page: number) => Promise<unknown> = () => Promise.resolve()) {
  let page = await read({});
  let turned = 0;
  const forwards = [...page.ids];
  while (page.next !== undefined) {
    await betweenPages((turned += 1));
    page = await read({ after: page.next });
    forwards.push(...page.ids);
  }
  const backwards = [...page.ids];
  while (page.previous !== undefined) {
    await betweenPages((turned += 1));
    page = await read({ before: page.previous });
    backwards.unshift(...page.ids);
  }
  return { forwards, backwards };
}

const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);
const missing = (ids: readonly string[], all: readonly string[]) => {
  const seen = new Set(ids);
  return all.filter((id) => !seen.has(id));
};

async function givenOfficeWithDossiers() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const first = await givenOneDossier(context, officeId);
  const today = dayOf(context.clock.now());
  // A thousand dossiers have the same day of receipt and the same promised day.
  const days = (index: number) => ({
    received_on: addDays(day("2026-11-01"), index % 3),
    due_on: addDays(day("2026-11-20"), index % 3),
    finished_on: null,
  });
  await context.db.updateTable("dossiers").set(days(0)).where("id", "=", first).execute();
  const ids = [first, ...(await givenManyDossiers(context, 3000, days))];
  const readIn =
    (order: DossierOrder, restriction: Partial<DossierFilter> = {}): Read =>
    async (asked) => {
      const filter = { ...allDossiers, ...restriction, order };
      const { dossiers, ...around } = await listDossiers(context.db, { officeId, today }, filter, asked);
      return { ids: dossiers.map(({ id }) => id), ...around };
    };
  return { context, officeId, ids, days, readIn };
}
type Office = Awaited<ReturnType<typeof givenOfficeWithDossiers>>;

test.each(["newest", "oldest", "due"] as const)(
  "in three thousand dossiers, %s first, each stands once on the pages to the end and once on those back",
  async (order) => {
    const { ids, readIn } = await givenOfficeWithDossiers();
    const { forwards, backwards } = await turnPages(readIn(order));
    expect([forwards.length, twice(forwards), missing(forwards, ids)]).toEqual([ids.length, [], []]);
    expect(backwards).toEqual(forwards);
  },
);

test.each(["newest", "oldest", "due"] as const)(
  "so it does, %s first, while dossiers of all these days arrive between the pages",
  async (order) => {
    const { context, ids, days, readIn } = await givenOfficeWithDossiers();
    const arrived: string[] = [];
    const { forwards, backwards } = await turnPages(readIn(order), async (page) => {
      if (page % 7 === 3) arrived.push(...(await givenManyDossiers(context, 20, days)));
    });
    expect(arrived.length).toBeGreaterThan(300);
    expect([twice(forwards), missing(forwards, ids)]).toEqual([[], []]);
    expect([twice(backwards), missing(backwards, ids)]).toEqual([[], []]);
    expect(missing([...forwards, ...backwards], [...ids, ...arrived]).length).toBeLessThan(arrived.length);
  },
);

/** Letters that were sent for some of the dossiers, and one for an earlier dossier with the number of one of the others. */
async function givenLetters({ context, officeId }: Office, every: number): Promise<string[]> {
  const { db } = context;
  const dossiers = await db
    .selectFrom("dossiers")
    .orderBy("id")
    .select(["id", "number", "received_on", "due_on"])
    .execute();
  const writer = await givenColleague(context, officeId, ["officer"]);
  const withLetter = dossiers.filter((_, index) => index % every === 0);
  const earlier = dossiers.slice(1, 2).map((one) => ({ ...one, received_on: addDays(one.received_on, 1) }));
  const sentOn = day("2026-11-02");
  const rows = [...withLetter, ...earlier].map(({ number, received_on }) => ({
    ...{ id: newId(), office_id: officeId, dossier_number: number, received_on, ordinal: 1, batch_id: newId() },
    ...{ title: "extension" as const, reason: "Chờ ý kiến.", promised_on: sentOn, new_on: addDays(sentOn, 9) },
    ...{ written_by: writer.staffId, written_at: context.clock.now(), written_on: sentOn },
    ...{ document_number: "1/VP", sent_on: sentOn, recorded_by: writer.staffId, recorded_at: context.clock.now() },
  }));
  for (let from = 0; from < rows.length; from += 250) {
    await db
      .insertInto("apology_letters")
      .values(rows.slice(from, from + 250))
      .execute();
  }
  return withLetter.map(({ id }) => id);
}

test.each([
  ["half of them", 2],
  ["a few of them", 50],
])("of three thousand dossiers, with letters for %s, each with a letter stands once on the pages", async (_, every) => {
  const office = await givenOfficeWithDossiers();
  const ids = await givenLetters(office, every);
  const days = { from: day("2026-11-01"), to: day("2026-11-03") };
  const lists: Partial<DossierFilter>[] = [{}, days, { order: "oldest", ...days }, { order: "due" }];
  for (const asked of lists) {
    const { forwards, backwards } = await turnPages(
      office.readIn(asked.order ?? "newest", { letter: "sent", ...asked }),
    );
    expect([forwards.length, twice(forwards), missing(forwards, ids)]).toEqual([ids.length, [], []]);
    expect(backwards).toEqual(forwards);
  }
});

async function givenOfficeWithCases(view: InboxView) {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  // Cases of five moments and five due days: hundreds are equal in both.
  const moments = (index: number) => ({
    received_at: instantAt(addDays(day("2026-11-01"), index % 5), 9, 0),
    due_on: addDays(day("2026-11-20"), index % 5),
  });
  const ids = await givenManyCases(context, officeId, 1500, moments);
  const read: Read = async (asked) => {
    const { lines, previous, next } = await listInbox(context, approverOf(officeId), { view, ...asked });
    return { ids: lines.map(({ id }) => id), previous, next };
  };
  return { context, officeId, ids, moments, read };
}

test.each(["open", "all"] as const)(
  "in fifteen hundred cases, view %s, each stands once on the pages to the end and once on those back",
  async (view) => {
    const { ids, read } = await givenOfficeWithCases(view);
    const { forwards, backwards } = await turnPages(read);
    expect([forwards.length, twice(forwards), missing(forwards, ids)]).toEqual([ids.length, [], []]);
    expect(backwards).toEqual(forwards);
  },
);

test("so it does while cases arrive and others are answered between the pages", async () => {
  const { context, officeId, ids, moments, read } = await givenOfficeWithCases("open");
  const answered: string[] = [];
  const { forwards, backwards } = await turnPages(read, async (page) => {
    if (page % 6 === 2) await givenManyCases(context, officeId, 9, moments);
    const id = page % 6 === 4 ? ids[page * 14] : undefined;
    if (id === undefined) return;
    answered.push(id);
    await context.db.updateTable("complaints").set({ state: "answered" }).where("id", "=", id).execute();
  });
  const left = ids.filter((id) => !answered.includes(id));
  expect(answered.length).toBeGreaterThan(10);
  expect([twice(forwards), missing(forwards, left)]).toEqual([[], []]);
  expect([twice(backwards), missing(backwards, left)]).toEqual([[], []]);
});

test("a page whose cases have all been answered meanwhile shows the beginning of what is left", async () => {
  const { context, read } = await givenOfficeWithCases("open");
  const first = await read({});
  const second = await read({ after: first.next });
  await context.db.updateTable("complaints").set({ state: "answered" }).where("id", "in", first.ids).execute();
  expect(await read({ before: second.previous })).toEqual({ ...second, previous: undefined });
  await context.db.updateTable("complaints").set({ state: "answered" }).where("state", "!=", "answered").execute();
  expect(await read({ after: second.next })).toEqual({ ids: [], previous: undefined, next: undefined });
});

test("a place that was typed by hand shows a page of the list and no error", async () => {
  const { readIn } = await givenOfficeWithDossiers();
  const { read } = await givenOfficeWithCases("all");
  const first = await readIn("newest")({});
  for (const place of ["x", "_", "2026-13-45.x", "'; drop table dossiers; --_x", "\u0000_x"]) {
    for (const asked of [{ after: place }, { before: place }]) {
      expect(await readIn("newest")(asked), place).toEqual(first);
      expect((await read(asked)).ids, place).toHaveLength(30);
    }
  }
});
