import { describe, expect, test } from "vitest";
import { day, instantFromDate } from "#app/platform/day.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import { serviceFactors, indicators } from "#app/ratings/questions/crosswalk.ts";
import type { Question } from "#app/ratings/questions/question.ts";
import { questionSchema } from "#app/ratings/questions/question.ts";
import { standardNames, standardQuestion } from "#app/ratings/questions/standard-questions.ts";
import { draftProblems, draftRemarks, mostOnScreen } from "#app/ratings/versions/draft-checks.ts";
import { changeDraft, mostQuestions, newKey, newQuestion, type DraftChange } from "#app/ratings/versions/draft.ts";
import { findPreset, presetNames } from "#app/ratings/versions/presets.ts";
import {
  draftActSchema,
  inForceSchema,
  optionRows,
  questionFormSchema,
  questionFrom,
  type QuestionForm,
} from "#app/ratings/versions/question-form.ts";
import { stateOf } from "#app/ratings/versions/version.ts";

const keysOf = (questions: readonly Question[]) => questions.map(({ key }) => key).join(" ");

function own(key: string, changed: Partial<Question> = {}): Question {
  return { ...newQuestion(key, "scale"), label: { vi: `Câu ${key}`, en: `Question ${key}` }, ...changed };
}

const draft = [own("q1"), own("q2"), own("q3")];

describe("a change of a draft", () => {
  test.each<[string, DraftChange, string]>([
    ["a question goes up", { act: "up", key: "q2" }, "q2 q1 q3"],
    ["the first cannot go up", { act: "up", key: "q1" }, "q1 q2 q3"],
    ["a question goes down", { act: "down", key: "q1" }, "q2 q1 q3"],
    ["the last cannot go down", { act: "down", key: "q3" }, "q1 q2 q3"],
    ["a question is removed", { act: "remove", key: "q2" }, "q1 q3"],
    ["a new one comes last", { act: "add", question: own("q4") }, "q1 q2 q3 q4"],
    ["a standard one comes last", { act: "add-standard", key: "trips" }, "q1 q2 q3 trips"],
    ["a changed one keeps its place", { act: "replace", question: own("q2", { factor: "staff" }) }, "q1 q2 q3"],
    ["a preset replaces all", { act: "take", preset: "short" }, standardNames.join(" ")],
  ])("%s", (_case, change, keys) => {
    const changed = changeDraft(draft, change);
    expect(changed.ok && keysOf(changed.questions)).toBe(keys);
    expect(keysOf(draft)).toBe("q1 q2 q3");
  });

  test.each<[string, readonly Question[], DraftChange, string]>([
    ["of a question that is not there", draft, { act: "remove", key: "q9" }, "gone"],
    ["that moves it", draft, { act: "down", key: "q9" }, "gone"],
    ["that replaces it", draft, { act: "replace", question: own("q9") }, "gone"],
    ["that adds what the product does not have", draft, { act: "add-standard", key: "constructor" }, "gone"],
    ["that adds what is there", draft, { act: "add", question: own("q1") }, "there"],
    [
      "beyond the most questions",
      Array.from({ length: mostQuestions }, (_one, index) => own(`q${String(index)}`)),
      { act: "add", question: own("new") },
      "too-many",
    ],
  ])("is refused: %s", (_case, questions, change, reason) => {
    expect(changeDraft(questions, change)).toEqual({ ok: false, reason });
  });

  test.each([
    [[], "q1"],
    [["attitude", "sipas-staff-result"], "q1"],
    [["q1", "q7", "q2"], "q8"],
  ])("after %j the next key is %s", (keys, next) => {
    expect(newKey(keys.map((key) => ({ key })))).toBe(next);
  });
});

describe("the checks of a draft", () => {
  const text = { vi: "Câu hỏi", en: "Question" };
  test.each<[string, readonly Question[], readonly object[]]>([
    ["nothing", [], [{ name: "empty" }]],
    ["a whole question", [own("q1")], []],
    ["a Vietnamese text is missing", [own("q1", { label: { vi: "", en: "A" } })], [{ name: "textMissing", key: "q1" }]],
    [
      "an English text is missing",
      [own("q1", { label: { vi: "A", en: "" } })],
      [{ name: "englishMissing", key: "q1" }],
    ],
    ["of the hint too", [own("q1", { hint: { vi: "A", en: "" } })], [{ name: "englishMissing", key: "q1" }]],
    [
      "of an answer too",
      [
        own("q1", {
          kind: "choice",
          options: ["a1", "a2"].map((id) => ({ id, texts: { vi: "A", en: "" }, evidence: null })),
        }),
      ],
      [{ name: "englishMissing", key: "q1" }],
    ],
    ["nothing to choose from", [own("q1", { kind: "choice" })], [{ name: "optionsMissing", key: "q1" }]],
    [
      "one answer is no choice",
      [own("q1", { kind: "several", options: [{ id: "a1", texts: text, evidence: null }] })],
      [{ name: "optionsMissing", key: "q1" }],
    ],
    ["no channel", [own("q1", { channels: [] })], [{ name: "channelMissing", key: "q1" }]],
    ["no stage", [own("q1", { stages: [] })], [{ name: "stageMissing", key: "q1" }]],
    [
      "a factor twice on one screen",
      [
        own("q1", { factor: "staff", channels: ["post"], stages: ["reception", "result"] }),
        own("q2", { factor: "staff", stages: ["result"] }),
      ],
      [{ name: "factorTwice", factor: "staff", channel: "post", stage: "result" }],
    ],
    [
      "a factor once on each screen",
      [own("q1", { factor: "staff", stages: ["reception"] }), own("q2", { factor: "staff", stages: ["result"] })],
      [],
    ],
    [
      "too many on one screen",
      Array.from({ length: mostOnScreen + 1 }, (_one, index) =>
        own(`q${String(index)}`, { channels: ["post"], stages: ["result"] }),
      ),
      [{ name: "tooMany", count: 13, channel: "post", stage: "result" }],
    ],
    [
      "too much text on one screen, counted in bytes",
      Array.from({ length: 11 }, (_one, index) =>
        own(`q${String(index)}`, { label: { vi: "ế".repeat(160), en: "x" }, channels: ["post"], stages: ["result"] }),
      ),
      [{ name: "tooLong", bytes: 5280, channel: "post", stage: "result" }],
    ],
  ])("%s", (_case, questions, problems) => {
    expect(draftProblems(questions)).toEqual(problems);
  });

  test("say where nothing is asked and which factors nobody asks about", () => {
    expect(draftRemarks([own("q1", { factor: "staff", channels: ["counter", "online-full", "online-part"] })])).toEqual(
      [
        { name: "nothingAsked", channel: "post", stage: "reception" },
        { name: "nothingAsked", channel: "post", stage: "result" },
        { name: "factorsMissing", factors: ["access", "procedure", "result", "feedback"] },
      ],
    );
  });
});

describe("the prepared questionnaires", () => {
  test.each(presetNames)("%s can be put in force as it is", (name) => {
    expect(draftProblems(findPreset(name))).toEqual([]);
    for (const question of findPreset(name)) expect(questionSchema.parse(question)).toEqual(question);
  });

  test("the five factors each have their question at every stage where a citizen knows the answer", () => {
    const sipas = findPreset("sipas");
    expect(new Set(sipas.map(({ factor }) => factor))).toEqual(new Set(serviceFactors));
    expect(sipas.filter(({ factor }) => factor === "staff").map(({ stages }) => stages)).toEqual([
      ["reception"],
      ["result"],
    ]);
    expect(sipas.find(({ factor }) => factor === "result")?.stages).toEqual(["result"]);
  });

  test("the nine indicators each have a question", () => {
    expect(new Set(findPreset("nine").map(({ indicator }) => indicator))).toEqual(new Set(indicators));
  });
});

describe("the form of a question", () => {
  /** The form as a browser sends it: every field, the empty ones too. */
  function sent(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
    const form = new FormData();
    const rows = optionRows.flatMap((row) => [`optionVi${row}`, `optionEn${row}`, `evidence${row}`]);
    const all = new Map<string, string | readonly string[]>([
      ...["hintVi", "hintEn", "factor", "indicator", ...rows].map((name) => [name, ""] as const),
      ...Object.entries({ revision: "4", labelVi: "Câu hỏi", labelEn: "Question", ...fields }),
    ]);
    for (const [name, value] of all) {
      for (const one of typeof value === "string" ? [value] : value) form.append(name, one);
    }
    return form;
  }

  function typed(fields: Parameters<typeof sent>[0]): QuestionForm {
    const submission = parseForm(sent(fields), questionFormSchema);
    if (submission.status !== "success") throw new Error(JSON.stringify(submission.error));
    return submission.value;
  }

  test("may have nothing but its Vietnamese question", () => {
    expect(typed({ labelEn: "" })).toMatchObject({
      revision: 4,
      labelVi: "Câu hỏi",
      labelEn: "",
      channels: [],
      factor: null,
    });
  });

  test("makes lines of what was typed and leaves out empty answers", () => {
    const form = typed({
      labelVi: "  Câu\u200b  hỏi\n ",
      optionVi1: "Một",
      optionEn1: "One",
      evidence1: "better",
      optionVi4: "Bốn",
      optionEn4: "Four",
      channels: ["post", "counter"],
      stages: ["result"],
      upToScore: "3",
      factor: "staff",
      indicator: "3",
    });
    expect(questionFrom({ ...newQuestion("q1", "choice") }, form)).toEqual({
      key: "q1",
      kind: "choice",
      label: { vi: "Câu hỏi", en: "Question" },
      hint: { vi: "", en: "" },
      options: [
        { id: "a1", texts: { vi: "Một", en: "One" }, evidence: "better" },
        { id: "a4", texts: { vi: "Bốn", en: "Four" }, evidence: null },
      ],
      channels: ["counter", "post"],
      stages: ["result"],
      upToScore: 3,
      factor: null,
      indicator: "3",
    });
  });

  test("gives a new answer an id that no other answer of the question has", () => {
    const question = own("q1", {
      kind: "choice",
      options: ["a1", "a3"].map((id) => ({ id, texts: { vi: id, en: id }, evidence: null })),
    });
    const form = typed({ optionVi1: "Một", optionVi2: "Ba", optionVi3: "Mới" });
    const ids = questionFrom(question, form).options.map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(["a1", "a3"]);
    expect(new Set(ids).size).toBe(3);
  });

  test("keeps the answers of a standard question and what they count for", () => {
    const waiting = standardQuestion("waiting");
    const form = typed({
      optionVi1: "Nhanh",
      optionEn1: "Quick",
      evidence1: "failed",
      optionVi4: "Thừa",
      indicator: "5",
    });
    const changed = questionFrom(waiting, form);
    expect(changed.options.map(({ id, evidence }) => [id, evidence])).toEqual([
      ["under-15", "better"],
      ["15-25", "met"],
      ["over-25", "failed"],
    ]);
    expect(changed.options[0]?.texts).toEqual({ vi: "Nhanh", en: "Quick" });
  });

  test("lets a text count for nothing", () => {
    const changed = questionFrom(newQuestion("q1", "text"), typed({ factor: "staff", indicator: "7", optionVi1: "x" }));
    expect(changed).toMatchObject({ factor: null, indicator: null, options: [] });
  });

  test.each([
    [{ labelVi: " " }, "labelMissing"],
    [{ labelVi: "x".repeat(161) }, "textLong"],
    [{ hintEn: "x".repeat(161) }, "textLong"],
    [{ optionEn8: "x".repeat(61) }, "optionLong"],
  ])("refuses %j", (fields, problem) => {
    const { error } = parseForm(sent(fields), questionFormSchema).reply();
    expect(Object.values(error ?? {})).toEqual([[problem]]);
  });
});

describe("putting in force", () => {
  const schema = inForceSchema(day("2026-11-28"));
  const sent = { intent: "put-in-force", revision: "3", confirmed: "on" };
  test.each([
    [
      { when: "now", day: "rác" },
      { revision: 3, from: null },
    ],
    [
      { when: "day", day: "01/12/2026" },
      { revision: 3, from: "2026-12-01" },
    ],
  ])("%j", (fields, read) => {
    expect(schema.parse({ ...sent, ...fields })).toEqual(read);
  });

  test.each([
    [{ when: "day", day: "" }, "dayWrong"],
    [{ when: "day", day: "31/02/2027" }, "dayWrong"],
    [{ when: "day", day: "28/11/2026" }, "dayPast"],
    [{ when: "day", day: "30/11/2027" }, "dayFar"],
    [{ when: "now", confirmed: undefined }, "notConfirmed"],
  ])("is refused for %j", (fields, problem) => {
    const read = schema.safeParse({ ...sent, ...fields });
    expect(read.error?.issues.map(({ message }) => message)).toEqual([problem]);
  });
});

test.each([
  ["a button", { act: "up", revision: "2", key: "q1" }, { revision: 2, change: { act: "up", key: "q1" } }],
  [
    "a preset",
    { act: "take", revision: "2", preset: "nine" },
    { revision: 2, change: { act: "take", preset: "nine" } },
  ],
])("%s of a draft is read", (_case, sent, read) => {
  expect(draftActSchema.parse(sent)).toEqual(read);
});

test.each([{}, { act: "take" }, { act: "drop" }, { act: "up", key: "x".repeat(65) }])("%j is no button", (sent) => {
  expect(draftActSchema.safeParse(sent).success).toBe(false);
});

test("a version is a draft, then to come or in force, then past", () => {
  const now = instantFromDate(new Date("2026-11-28T02:00:00Z"));
  const later = instantFromDate(new Date("2026-12-01T02:00:00Z"));
  expect(stateOf({ version: 3, inForceFrom: null }, 2, now)).toBe("draft");
  expect(stateOf({ version: 3, inForceFrom: later }, 2, now)).toBe("to-come");
  expect(stateOf({ version: 2, inForceFrom: now }, 2, now)).toBe("in-force");
  expect(stateOf({ version: 1, inForceFrom: null }, 2, now)).toBe("past");
});
