import { describe, expect, test } from "vitest";
import {
  answersOf,
  countsBetween,
  countsOf,
  ratingLanguageOf,
  slotOf,
  untouched,
  type CountedDossier,
  type DossierFacts,
  type RatingFacts,
  type ReceiptFacts,
} from "#app/dossiers/totals/counted-dossier.ts";
import { day, dayOf, instantFromDate } from "#app/platform/day.ts";

const dossier: CountedDossier = {
  office_id: "office",
  received_at: instantFromDate(new Date("2026-11-02T09:00:00+07:00")),
  received_on: day("2026-11-02"),
  procedure_id: "procedure",
  channel: "counter",
  counter_id: null,
  unit_id: null,
  due_on: null,
  finished_on: null,
  returned_by: null,
};
const rating: RatingFacts = {
  score: 5,
  taps: 1,
  language: "vi",
  firstGivenOn: day("2026-11-20"),
  hasComment: false,
  isSetAside: false,
  answers: "{}",
};

function facts(
  of: Partial<CountedDossier>,
  rated?: Partial<RatingFacts>,
  receipt: Partial<ReceiptFacts> = {},
): DossierFacts {
  return { dossier: { ...dossier, ...of }, ...untouched, ...receipt, rating: rated && { ...rating, ...rated } };
}

describe("what a dossier counts for", () => {
  test.each([
    ["received, nothing else", facts({}), {}],
    ["opened, not rated", facts({}, undefined, { wasOpened: true }), { opened: 1 }],
    ["complained about", facts({}, undefined, { hasComplaint: true }), { unsatisfied: 1 }],
    [
      "complained about and rated low, once",
      facts({}, { score: 1 }, { hasComplaint: true }),
      { opened: 1, rated: 1, score_1: 1, taps: 1, unsatisfied: 1 },
    ],
    ["rated without being seen opened", facts({}, {}), { opened: 1, rated: 1, score_5: 1, taps: 1 }],
    ["rated low", facts({}, { score: 2 }), { opened: 1, rated: 1, score_2: 1, taps: 1, unsatisfied: 1 }],
    ["rated in the middle", facts({}, { score: 3 }), { opened: 1, rated: 1, score_3: 1, taps: 1 }],
    [
      "rated anew, with a comment",
      facts({}, { score: 4, taps: 3, hasComment: true }),
      { opened: 1, rated: 1, score_4: 1, taps: 3, commented: 1 },
    ],
    ["set aside", facts({}, { score: 1, taps: 2, hasComment: true, isSetAside: true }), { opened: 1, taps: 2 }],
    ["online for all of it", facts({ channel: "online-full" }), { online_full: 1 }],
    ["online for a part", facts({ channel: "online-part" }), { online_part: 1 }],
    ["by post", facts({ channel: "post" }), { post: 1 }],
    ["a promise, no result yet", facts({ due_on: day("2026-10-01") }), {}],
    ["a result without a promise", facts({ finished_on: day("2026-11-05") }), { finished: 1, handling_days: 3 }],
    ["a result on the day of receipt", facts({ finished_on: day("2026-11-02") }), { finished: 1 }],
    [
      "a day early",
      facts({ due_on: day("2026-11-05"), finished_on: day("2026-11-04") }),
      { finished: 1, handling_days: 2, early: 1 },
    ],
    [
      "on the promised day",
      facts({ due_on: day("2026-11-05"), finished_on: day("2026-11-05") }),
      { finished: 1, handling_days: 3, on_time: 1 },
    ],
    [
      "a day late",
      facts({ due_on: day("2026-11-05"), finished_on: day("2026-11-06") }),
      { finished: 1, handling_days: 4, late: 1, unsatisfied: 1 },
    ],
    [
      "late and rated low, once",
      facts({ due_on: day("2026-11-05"), finished_on: day("2026-11-06") }, { score: 1 }),
      { finished: 1, handling_days: 4, late: 1, unsatisfied: 1, opened: 1, rated: 1, score_1: 1, taps: 1 },
    ],
    [
      "returned by post",
      facts({ finished_on: day("2026-11-02"), returned_by: "post" }),
      { finished: 1, return_known: 1, return_post: 1 },
    ],
    [
      "returned at the counter",
      facts({ finished_on: day("2026-11-02"), returned_by: "counter" }),
      { finished: 1, return_known: 1 },
    ],
    ["a way of return, but no result", facts({ returned_by: "post" }), {}],
  ])("%s", (_name, of, counts) => {
    expect(countsOf(of)).toEqual({ received: 1, ...counts });
  });

  test("a change is what is more and what is less, and nothing where all stays", () => {
    const before = countsOf(facts({}, { score: 5 }));
    const after = countsOf(facts({}, { score: 2, taps: 2 }));
    expect(countsBetween(before, after)).toEqual({ score_5: -1, score_2: 1, taps: 1, unsatisfied: 1 });
    expect(countsBetween(after, after)).toEqual({});
  });

  test.each([
    ["2026-11-02T00:00:00+07:00", "1-00"],
    ["2026-11-01T23:59:59+07:00", "7-23"],
    ["2026-11-02T09:59:00+07:00", "1-09"],
    ["2026-12-31T17:00:00Z", "5-00"],
  ])("%s falls in the hour %s", (at, slot) => {
    const instant = instantFromDate(new Date(at));
    expect(slotOf(instant, dayOf(instant))).toBe(slot);
  });

  test("a language and answers belong to a counted rating only", () => {
    const answers = '{"reasons":["late","payment"],"waiting":"15-25"}';
    const rated = facts({}, { language: "en", answers });
    expect(ratingLanguageOf(rated)).toBe("en");
    expect(answersOf(rated)).toEqual([
      ["reasons", "late"],
      ["reasons", "payment"],
      ["waiting", "15-25"],
    ]);
    const setAside = facts({}, { language: "en", answers, isSetAside: true });
    expect([ratingLanguageOf(setAside), answersOf(setAside)]).toEqual(["", []]);
    expect([ratingLanguageOf(facts({})), answersOf(facts({}))]).toEqual(["", []]);
  });
});
