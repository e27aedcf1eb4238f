import { describe, expect, test } from "vitest";
import { planAdoption } from "#app/targets/target-adoption.ts";
import { endFormSchema, targetFormSchema } from "#app/targets/target-forms.ts";
import type { TargetPreset } from "#app/targets/target-preset.ts";
import { findPreset, targetPresets } from "#app/targets/target-presets.ts";
import { targetText, targetValueText, validityText } from "#app/targets/target-text.ts";
import { isUnchanged, placeTarget, stateOn, type OfficeTarget } from "#app/targets/target-validity.ts";
import { figureUnits, reaches, type FigureName, type TargetComparison } from "#app/targets/target.ts";
import { readTypedValue, typedValueOf } from "#app/targets/typed-target.ts";
import { translator } from "#app/i18n/translate.ts";
import { addDays, day } from "#app/platform/day.ts";

const source = "Kế hoạch thử";

function presetNamed(name: string): TargetPreset {
  const preset = findPreset(name);
  if (preset === undefined) throw new Error(`no preset ${name}`);
  return preset;
}

describe("the presets hold every target of the five plans that a figure can be held against", () => {
  const rows: [number: string, preset: string, figure: FigureName, comparison: TargetComparison, value: number][] = [
    ["T1", "hcm-2018", "participation", "at-least", 0.4],
    ["T2", "hcm-2018", "satisfaction", "at-least", 0.8],
    ["T3", "can-tho-2023", "satisfaction", "at-least", 0.86],
    ["T4", "can-tho-2023", "service", "at-least", 0.86],
    ["T6", "hcm-2018", "dossiers-in-time", "more-than", 0.9],
    ["T7", "can-tho-2023", "dossiers-early", "more-than", 0.95],
    ["T8", "brvt-2019", "dossiers-in-time", "at-least", 1],
    ["T9", "can-tho-2023", "waiting", "at-least", 1],
    ["T10", "can-tho-2023", "reception", "at-least", 1],
    ["T11", "hcm-2018", "answered-on-time", "at-least", 1],
    ["T12", "brvt-2019", "apology-letters", "at-least", 1],
    ["T13", "hcm-2018", "apology-letters", "at-least", 1],
    ["T17", "hcm-2018", "handling-cut", "at-least", 0.1],
    ["T18", "hcm-2018", "procedures-online", "at-least", 0.3],
    ["T19", "unnamed-2020", "procedures-online", "at-least", 0.8],
    ["T19", "unnamed-2020", "online-part", "at-least", 0.4],
    ["T19", "unnamed-2020", "online-full", "at-least", 0.3],
    ["T19", "brvt-2019", "procedures-online", "at-least", 0.8],
    ["T19", "brvt-2019", "online", "at-least", 0.4],
    ["T20", "unnamed-2020", "procedures-post", "at-least", 0.7],
    ["T20", "unnamed-2020", "post-in", "at-least", 0.1],
    ["T20", "unnamed-2020", "post-out", "at-least", 0.15],
    ["T21", "can-tho-2023", "online-full", "at-least", 0.3],
  ];
  test.each(rows)("%s: %s, %s %s %d", (_number, name, figure, comparison, value) => {
    const found = presetNamed(name).targets.filter((target) => target.figure === figure);
    expect(found).toMatchObject([{ comparison, value }]);
    expect(found[0]?.wording.length).toBeGreaterThan(20);
    expect(found[0]?.section).toMatch(/^(Mục|Phụ lục)/);
  });

  test("and no other", () => {
    const listed = new Set(rows.map(([, name, figure]) => `${name} ${figure}`));
    const all = targetPresets.flatMap(({ name, targets }) => targets.map(({ figure }) => `${name} ${figure}`));
    expect([...all].sort()).toEqual([...listed].sort());
  });

  const shown: [number: string, preset: string, words: string, why: string][] = [
    ["T5", "can-tho-2023", "đạt 85%", "conflict"],
    ["T14", "brvt-2019", "dễ dàng góp ý, phản ánh, kiến nghị", "no-number"],
    ["T15", "brvt-2019", "thái độ giao tiếp", "no-number"],
    ["T16", "brvt-2019", "Kết quả cung ứng dịch vụ", "no-number"],
    ["T21", "can-tho-2023", "thanh toán trực tuyến", "other-system"],
    ["T21", "can-tho-2023", "Số hóa kết quả", "other-system"],
    ["T21", "can-tho-2023", "Cổng Dịch vụ công quốc gia", "other-system"],
    ["T21", "can-tho-2023", "tối thiểu 45%", "other-system"],
    ["T22", "can-tho-2023", "Đạt 100%", "other-system"],
    ["T23", "can-tho-2023", "ít nhất 30% số phòng, đơn vị", "not-counted"],
    ["T23", "unnamed-2020", "100% các vấn đề phát hiện qua kiểm tra", "not-counted"],
    ["T24", "dong-thap-2021", "Ít nhất 01 tin, bài/tháng", "published"],
    ["T25", "hcm-2018", "ISO điện tử đối với 80%", "other-system"],
    ["T25", "can-tho-2023", "TCVN ISO 9001:2015", "other-system"],
    ["T26", "unnamed-2020", "100% văn bản đi", "other-system"],
    ["T26", "hcm-2018", "chữ ký số", "other-system"],
  ];
  test.each(shown)("%s is shown beside the targets, with the reason: %s, %s", (_number, name, words, why) => {
    const found = presetNamed(name).context.filter(({ wording, result }) =>
      `${wording} ${result ?? ""}`.includes(words),
    );
    expect(found.map((one) => one.why)).toEqual([why]);
  });

  test("the plan of Đồng Tháp names no number for any figure, and none is made up", () => {
    expect(presetNamed("dong-thap-2021").targets).toEqual([]);
  });

  test("the contradiction of Cần Thơ's plan is told beside its 86 %", () => {
    const [satisfaction] = presetNamed("can-tho-2023").targets;
    expect(satisfaction).toMatchObject({ figure: "satisfaction", section: "Mục I.2.d", note: "conflict-86" });
  });

  test.each(targetPresets)("$name is of one year, has each figure once, and shares are between 0 and 1", (preset) => {
    expect(preset.from.slice(4) + preset.until.slice(4)).toBe("-01-01-12-31");
    const figures = preset.targets.map(({ figure }) => figure);
    expect(new Set(figures).size).toBe(figures.length);
    const shares = preset.targets.filter(({ figure }) => figureUnits[figure].unit === "share");
    expect(shares.filter(({ value }) => value <= 0 || value > 1)).toEqual([]);
  });
});

describe("a typed value", () => {
  test.each([
    ["86", "satisfaction", 0.86],
    ["86,5", "satisfaction", 0.865],
    ["86.5", "satisfaction", 0.865],
    [" 86,5 % ", "satisfaction", 0.865],
    ["86,50%", "satisfaction", 0.865],
    ["100", "waiting", 1],
    ["0", "dossiers-late", 0],
    ["7", "participation", 0.07],
    ["5", "answer-days", 5],
    ["05 ngày làm việc", "answer-days", 5],
    ["7,5", "handling-days", 7.5],
  ] as const)("%j for %s is %d", (typed, figure, value) => {
    expect(readTypedValue(typed, figure)).toEqual({ ok: true, value });
  });

  test.each([
    ["", "satisfaction", "valueWrong"],
    ["tám mươi", "satisfaction", "valueWrong"],
    ["8 6", "satisfaction", "valueWrong"],
    ["1.000,5", "satisfaction", "valueWrong"],
    ["-5", "satisfaction", "valueNegative"],
    ["100,1", "satisfaction", "valueOver100"],
    ["860", "satisfaction", "valueOver100"],
    ["86,55", "satisfaction", "valueTooFine"],
    ["5 %", "answer-days", "daysWrong"],
    ["-1 ngày", "answer-days", "valueNegative"],
    ["400", "handling-days", "daysTooMany"],
  ] as const)("%j for %s is refused: %s", (typed, figure, problem) => {
    expect(readTypedValue(typed, figure)).toEqual({ ok: false, problem });
  });

  test("a share of one decimal is reached by exactly that share", () => {
    for (let tenths = 0; tenths <= 1000; tenths += 1) {
      const read = readTypedValue(`${String(Math.floor(tenths / 10))},${String(tenths % 10)}`, "participation");
      const value = read.ok ? read.value : Number.NaN;
      expect(reaches(tenths / 1000, { value, comparison: "at-least" })).toBe(true);
      expect(reaches(tenths / 1000, { value, comparison: "more-than" })).toBe(false);
      expect(readTypedValue(typedValueOf(value, "participation"), "participation")).toEqual(read);
    }
  });
});

describe("a target in words", () => {
  test.each([
    ["participation", "at-least", 0.4, "từ 40 % trở lên", "at least 40%"],
    ["dossiers-in-time", "more-than", 0.9, "trên 90 %", "more than 90%"],
    ["satisfaction", "at-least", 0.865, "từ 86,5 % trở lên", "at least 86.5%"],
    ["waiting", "at-least", 1, "100 %", "100%"],
    ["answer-days", "at-most", 5, "không quá 05 ngày làm việc", "at most 5 working days"],
    ["handling-days", "at-most", 7.5, "không quá 7,5 ngày", "at most 7.5 days"],
    ["handling-days", "at-most", 15, "không quá 15 ngày", "at most 15 days"],
  ] as const)("%s %s %d", (figure, comparison, value, vietnamese, english) => {
    const target = { comparison, value };
    expect(targetText(figure, target, translator("vi"), "vi").replaceAll("\u00a0", " ")).toBe(vietnamese);
    expect(targetText(figure, target, translator("en"), "en")).toBe(english);
  });

  test("its value alone, and its days", () => {
    const t = translator("vi");
    expect(targetValueText("answer-days", 12, t, "vi")).toBe("12 ngày làm việc");
    expect(validityText({ from: day("2026-01-01"), until: null }, t)).toBe("từ 01/01/2026");
    expect(validityText({ from: day("2026-01-01"), until: day("2026-12-31") }, t)).toBe("01/01/2026 – 31/12/2026");
    expect(validityText({ from: day("2027-01-01"), until: day("2026-12-31") }, t)).toContain("rút lại");
  });
});

describe("a new target among those of its figure", () => {
  const held = (from: string, until: string | null, value = 0.4): OfficeTarget => ({
    id: `${from} ${until ?? ""}`,
    figure: "participation",
    comparison: "at-least",
    value,
    source,
    from: day(from),
    until: until === null ? null : day(until),
  });
  const put = (targets: OfficeTarget[], from: string, until: string | null) => {
    const placement = placeTarget(targets, { from: day(from), until: until === null ? null : day(until) });
    return { until: placement.until, ended: placement.ended.map((one) => [one.target.id, one.until]) };
  };

  test("ends the open one the day before it begins", () => {
    expect(put([held("2018-01-01", null)], "2026-07-01", null)).toEqual({
      until: null,
      ended: [["2018-01-01 ", "2026-06-30"]],
    });
  });

  test("leaves alone what was over before, and gives way to what begins later", () => {
    const targets = [held("2018-01-01", "2025-12-31"), held("2027-01-01", null)];
    expect(put(targets, "2026-01-01", null)).toEqual({ until: "2026-12-31", ended: [] });
    expect(put(targets, "2026-01-01", "2027-06-30")).toEqual({ until: "2026-12-31", ended: [] });
    expect(put(targets, "2026-01-01", "2026-06-30")).toEqual({ until: "2026-06-30", ended: [] });
  });

  test("of the same first day takes the place of the other, which then was never valid", () => {
    expect(put([held("2026-01-01", null)], "2026-01-01", null)).toEqual({
      until: null,
      ended: [["2026-01-01 ", "2025-12-31"]],
    });
    expect(put([held("2026-01-01", "2025-12-31")], "2026-01-01", null)).toEqual({ until: null, ended: [] });
    expect(put([held("2027-01-01", "2026-12-31")], "2026-01-01", null)).toEqual({ until: null, ended: [] });
  });

  test("never leaves two valid on one day, whatever stood there", () => {
    const start = day("2026-01-01");
    const random = numbers(7);
    for (let round = 0; round < 200; round += 1) {
      let targets: OfficeTarget[] = [];
      for (let step = 0; step < 8; step += 1) {
        const from = addDays(start, random(60));
        const until = random(2) === 0 ? null : addDays(from, random(40));
        const placement = placeTarget(targets, { from, until });
        targets = targets.map((one) => {
          const ended = placement.ended.find(({ target }) => target.id === one.id);
          return ended === undefined ? one : { ...one, until: ended.until };
        });
        targets.push({ ...held(from, null), id: `${String(round)} ${String(step)}`, until: placement.until });
        expect(stateOn({ from, until: placement.until }, from)).toBe("now");
      }
      for (let offset = 0; offset < 110; offset += 1) {
        const on = addDays(start, offset);
        expect(targets.filter((one) => stateOn(one, on) === "now").length).toBeLessThanOrEqual(1);
      }
    }
  });

  test("is nothing new where the very same is held", () => {
    const targets = [held("2018-01-01", null)];
    const placement = placeTarget(targets, { from: day("2026-01-01"), until: null });
    expect(isUnchanged({ value: 0.4, comparison: "at-least", source }, placement)).toBe(true);
    expect(isUnchanged({ value: 0.5, comparison: "at-least", source }, placement)).toBe(false);
    expect(isUnchanged({ value: 0.4, comparison: "more-than", source }, placement)).toBe(false);
    expect(isUnchanged({ value: 0.4, comparison: "at-least", source: "khác" }, placement)).toBe(false);
    const bounded = placeTarget(targets, { from: day("2026-01-01"), until: day("2026-12-31") });
    expect(isUnchanged({ value: 0.4, comparison: "at-least", source }, bounded)).toBe(false);
  });

  test("adopting a plan says which values it replaces, which are new and which stay", () => {
    const solved: OfficeTarget = { ...held("2018-01-01", null, 0.7), id: "solved", figure: "solved" };
    const over: OfficeTarget = { ...held("2018-01-01", "2019-12-31", 0.7), id: "over", figure: "trips" };
    const validity = { from: day("2026-01-01"), until: null };
    const adoption = planAdoption(presetNamed("hcm-2018"), [held("2018-01-01", null, 0.3), solved, over], validity);
    const effects = Object.fromEntries(adoption.lines.map(({ asked, effect }) => [asked.figure, effect]));
    expect(effects).toMatchObject({ participation: "replaces", satisfaction: "new" });
    expect(adoption.staying.map(({ id }) => id)).toEqual(["solved"]);
  });
});

/** Whole numbers below a bound, the same in every run (Lehmer, modulus 2³¹ − 1). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

describe("the form of a target", () => {
  const filled = {
    figure: "satisfaction",
    comparison: "at-least",
    value: "86,5 %",
    from: "01/01/2027",
    until: "",
    source: "  Kế hoạch số 1   mục I ",
  };
  const problemsOf = (change: Partial<typeof filled>) => {
    const read = targetFormSchema.safeParse({ ...filled, ...change });
    return read.success ? [] : read.error.issues.map(({ path, message }) => [path.join("."), message]);
  };

  test("is read into the figure's unit, with days and a tidy source", () => {
    expect(targetFormSchema.parse(filled)).toEqual({
      figure: "satisfaction",
      comparison: "at-least",
      value: 0.865,
      from: "2027-01-01",
      until: null,
      source: "Kế hoạch số 1 mục I",
    });
  });

  test.each([
    [{ figure: "beauty" }, "figure", "figureMissing"],
    [{ comparison: "" }, "comparison", "comparisonMissing"],
    [{ value: "101" }, "value", "valueOver100"],
    [{ value: "-1" }, "value", "valueNegative"],
    [{ value: "" }, "value", "valueWrong"],
    [{ from: "31/02/2027" }, "from", "dayWrong"],
    [{ from: "01/01/1997" }, "from", "dayFar"],
    [{ until: "31/12/2026" }, "until", "untilBeforeFrom"],
    [{ until: "sang năm" }, "until", "dayWrong"],
    [{ source: " " }, "source", "sourceMissing"],
    [{ source: "a".repeat(301) }, "source", "sourceTooLong"],
  ])("%j is refused at %s: %s", (change, field, problem) => {
    expect(problemsOf(change)).toEqual([[field, problem]]);
  });

  test("everything that is wrong is said at once", () => {
    expect(problemsOf({ value: "140", until: "01/01/2020", source: "" }).map(([field]) => field)).toEqual([
      "source",
      "until",
      "value",
    ]);
    expect(problemsOf({ figure: "", value: "140", from: "mai", until: "01/01/2020" }).map(([field]) => field)).toEqual([
      "figure",
      "from",
    ]);
  });

  test("ending asks for a day, taking back for none", () => {
    expect(endFormSchema.safeParse({ intent: "end", until: "31/12/2026" }).success).toBe(true);
    expect(endFormSchema.safeParse({ intent: "end", until: "" }).success).toBe(false);
    expect(endFormSchema.safeParse({ intent: "take-back" }).success).toBe(true);
    expect(endFormSchema.safeParse({ intent: "delete" }).success).toBe(false);
  });
});
