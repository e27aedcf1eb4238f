import { expect, test } from "vitest";
import { dossierCountsFrom } from "#app/figures/measures/dossier-counts.ts";
import { figureResults, type Targets } from "#app/figures/measures/figure-result.ts";
import type { CaseCounts, PeriodCounts } from "#app/figures/measures/period-counts.ts";
import { translator } from "#app/i18n/translate.ts";
import { day } from "#app/platform/day.ts";
import { aimPhrase, figurePhrases } from "#app/reports/narrative/figure-phrases.ts";
import { proposeNarrative } from "#app/reports/narrative/propose-narrative.ts";
import { figureNames, type TargetComparison } from "#app/targets/target.ts";
import { standardTally } from "#test/support/standard-tally.ts";

type Dossiers = Parameters<typeof dossierCountsFrom>[0];
type Answers = CaseCounts["answers"];

function counts(dossiers: Dossiers, answers: Partial<Answers> = {}, overdue = 0): PeriodCounts {
  return {
    dossiers: dossierCountsFrom(dossiers),
    national: { received: 0, unsatisfied: 0, overdue: 0 },
    overdue,
    letters: { sent: 0, inTime: 0 },
    procedures: { withDossiers: 0, withOnline: 0, withPost: 0 },
    tally: standardTally({}),
    cases: {
      answers: { onTime: 0, late: 0, overdue: 0, waiting: 0, ...answers },
      forwarded: { onTime: 0, all: 0 },
      solved: { yes: 0, partly: 0, no: 0, cameRound: 0 },
      answerDays: [],
    },
  };
}

const target = (value: number, comparison: TargetComparison = "at-least") => ({ value, comparison, source: "KH thử" });

/** The proposed text with plain spaces, so that the tables below can be typed. */
function proposed(
  now: PeriodCounts,
  targets: Targets = {},
  lastYear: Dossiers = {},
  asked = { reportName: "Báo cáo cải cách hành chính quý I năm 2027", basis: "" },
) {
  const results = figureResults({ now, previous: counts({}), lastYear: counts(lastYear) }, targets, 5);
  const {
    opening,
    results: told,
    assessment,
    plans,
  } = proposeNarrative({
    ...asked,
    officeName: "Sở Khoa học và Công nghệ",
    from: day("2026-12-15"),
    cutOff: day("2027-03-14"),
    dossiers: now.dossiers,
    overdue: now.overdue,
    cases: now.cases,
    results,
    t: translator("vi"),
  });
  const lines = (text: string) => text.replaceAll("\u00a0", " ").split("\n");
  return { opening, told: lines(told), assessment: lines(assessment), plans: lines(plans) };
}

const start = "Từ ngày 15/12/2026 đến hết ngày 14/03/2027, Sở Khoa học và Công nghệ";
const rated = (received: number, of: number) => ({ received, rated: of, score_5: of, taps: of });

test.each<[string, Dossiers, Targets, Dossiers, string]>([
  ["no dossier", {}, {}, {}, "không tiếp nhận hồ sơ thủ tục hành chính nào."],
  [
    "none rated",
    { received: 3 },
    {},
    {},
    "tiếp nhận 03 hồ sơ thủ tục hành chính; chưa có hồ sơ nào được tổ chức, cá nhân đánh giá.",
  ],
  [
    "no target",
    rated(1234, 500),
    {},
    {},
    "tiếp nhận 1.234 hồ sơ thủ tục hành chính; 500 hồ sơ được tổ chức, cá nhân đánh giá, đạt tỷ lệ 40,5 %.",
  ],
  [
    "above the target, more than a year ago",
    rated(100, 45),
    { participation: target(0.4) },
    rated(100, 33),
    "tiếp nhận 100 hồ sơ thủ tục hành chính; 45 hồ sơ được tổ chức, cá nhân đánh giá, đạt tỷ lệ 45,0 %, đạt chỉ tiêu (từ 40 % trở lên). Tỷ lệ này tăng 12,0 điểm phần trăm so với cùng kỳ năm trước (33,0 %).",
  ],
  [
    "equal to the target, as a year ago",
    rated(10, 4),
    { participation: target(0.4) },
    rated(100, 40),
    "tiếp nhận 10 hồ sơ thủ tục hành chính; 04 hồ sơ được tổ chức, cá nhân đánh giá, đạt tỷ lệ 40,0 %, đạt chỉ tiêu (từ 40 % trở lên). Tỷ lệ này bằng cùng kỳ năm trước (40,0 %).",
  ],
  [
    "equal to a target that asks for more",
    rated(10, 4),
    { participation: target(0.4, "more-than") },
    {},
    "tiếp nhận 10 hồ sơ thủ tục hành chính; 04 hồ sơ được tổ chức, cá nhân đánh giá, đạt tỷ lệ 40,0 %, chưa đạt chỉ tiêu (trên 40 %).",
  ],
  [
    "below the target by a hair, less than a year ago",
    rated(10_000, 3_996),
    { participation: target(0.4) },
    rated(100, 50),
    "tiếp nhận 10.000 hồ sơ thủ tục hành chính; 3.996 hồ sơ được tổ chức, cá nhân đánh giá, đạt tỷ lệ 39,96 %, chưa đạt chỉ tiêu (từ 40 % trở lên). Tỷ lệ này giảm 10,0 điểm phần trăm so với cùng kỳ năm trước (50,0 %).",
  ],
])("participation: %s", (_case, dossiers, targets, lastYear, sentence) => {
  expect(proposed(counts(dossiers), targets, lastYear).told[0]).toBe(`${start} ${sentence}`);
});

test.each<[string, Dossiers, Targets, Dossiers, string]>([
  ["nobody", { received: 9 }, {}, {}, "Trong kỳ chưa có ý kiến đánh giá nên chưa có số liệu về tỷ lệ hài lòng."],
  ["too few", rated(9, 4), {}, {}, "Mới có 04 ý kiến đánh giá, chưa đủ 05 ý kiến để nêu tỷ lệ hài lòng."],
  [
    "all",
    rated(20, 8),
    { satisfaction: target(0.86) },
    {},
    "Cả 08 ý kiến đánh giá đều hài lòng hoặc rất hài lòng, đạt tỷ lệ 100,0 %, đạt chỉ tiêu (từ 86 % trở lên); khoảng tin cậy 95 %: từ 67,6 % đến 100,0 %.",
  ],
  [
    "none",
    { received: 20, rated: 10, score_1: 10 },
    { satisfaction: target(0.86) },
    {},
    "Trong 10 ý kiến đánh giá không có ý kiến nào hài lòng, đạt tỷ lệ 0,0 %, chưa đạt chỉ tiêu (từ 86 % trở lên); khoảng tin cậy 95 %: từ 0,0 % đến 27,8 %.",
  ],
  [
    "some, fewer than a year ago",
    { received: 200, rated: 100, score_5: 50, score_4: 30, score_2: 20 },
    { satisfaction: target(0.8) },
    { received: 200, rated: 100, score_5: 90, score_1: 10 },
    "Có 80/100 ý kiến đánh giá hài lòng và rất hài lòng, đạt tỷ lệ 80,0 %, đạt chỉ tiêu (từ 80 % trở lên); khoảng tin cậy 95 %: từ 71,1 % đến 86,7 %. Tỷ lệ này giảm 10,0 điểm phần trăm so với cùng kỳ năm trước (90,0 %).",
  ],
])("satisfaction: %s are satisfied", (_case, dossiers, targets, lastYear, sentence) => {
  expect(proposed(counts(dossiers), targets, lastYear).told[1]).toBe(sentence);
});

test.each<[string, Dossiers, number, string]>([
  ["no result yet", { received: 9 }, 0, "Trong kỳ chưa có hồ sơ nào có kết quả để đối chiếu với ngày hẹn."],
  [
    "only overdue ones",
    { received: 9 },
    2,
    "Trong kỳ chưa có hồ sơ nào có kết quả để đối chiếu với ngày hẹn. Còn 02 hồ sơ đã quá ngày hẹn nhưng chưa có kết quả.",
  ],
  [
    "all early",
    { received: 9, finished: 9, early: 9 },
    0,
    "Trong 09 hồ sơ đã có kết quả và có ngày hẹn: tất cả đều trước hạn; không có hồ sơ trễ hạn.",
  ],
  ["all late", { finished: 9, late: 9 }, 0, "Trong 09 hồ sơ đã có kết quả và có ngày hẹn: tất cả đều trễ hạn."],
  [
    "none late",
    { finished: 20, early: 15, on_time: 5 },
    0,
    "Trong 20 hồ sơ đã có kết quả và có ngày hẹn: trước hạn 15 hồ sơ (75,0 %), đúng hạn 05 hồ sơ (25,0 %); không có hồ sơ trễ hạn.",
  ],
  [
    "some late, and others still without a result, which are not among the late ones",
    { finished: 20, early: 10, on_time: 5, late: 5 },
    7,
    "Trong 20 hồ sơ đã có kết quả và có ngày hẹn: trước hạn 10 hồ sơ (50,0 %), đúng hạn 05 hồ sơ (25,0 %), trễ hạn 05 hồ sơ (25,0 %). Còn 07 hồ sơ đã quá ngày hẹn nhưng chưa có kết quả.",
  ],
])("dossiers: %s", (_case, dossiers, overdue, sentence) => {
  expect(proposed(counts(dossiers, {}, overdue)).told[2]).toBe(sentence);
});

const asked = "thuộc diện phải trả lời";
test.each<[string, Partial<Answers>, string]>([
  ["none", {}, `Trong kỳ không tiếp nhận phản ánh, kiến nghị ${asked}.`],
  ["one in time", { onTime: 1 }, `Tiếp nhận 01 phản ánh, kiến nghị ${asked}; đã trả lời đúng hạn.`],
  ["one late", { late: 1 }, `Tiếp nhận 01 phản ánh, kiến nghị ${asked}; đã trả lời nhưng trễ hạn.`],
  ["one overdue", { overdue: 1 }, `Tiếp nhận 01 phản ánh, kiến nghị ${asked}; đã quá hạn nhưng chưa trả lời.`],
  ["one waiting", { waiting: 1 }, `Tiếp nhận 01 phản ánh, kiến nghị ${asked}; đang trong thời hạn trả lời.`],
  [
    "all in time",
    { onTime: 12 },
    `Tiếp nhận 12 phản ánh, kiến nghị ${asked}; đã trả lời toàn bộ, đều đúng hạn. Tỷ lệ trả lời đúng hạn đạt 100,0 %, đạt chỉ tiêu (từ 90 % trở lên).`,
  ],
  [
    "all late",
    { late: 2 },
    `Tiếp nhận 02 phản ánh, kiến nghị ${asked}; đã trả lời toàn bộ, đều trễ hạn. Tỷ lệ trả lời đúng hạn đạt 0,0 %, chưa đạt chỉ tiêu (từ 90 % trở lên).`,
  ],
  ["all waiting", { waiting: 4 }, `Tiếp nhận 04 phản ánh, kiến nghị ${asked}; tất cả đang trong thời hạn trả lời.`],
  [
    "one answered, the others waiting",
    { onTime: 1, waiting: 3 },
    `Tiếp nhận 04 phản ánh, kiến nghị ${asked}; đã trả lời 01, đúng hạn; 03 chưa đến hạn. Tỷ lệ trả lời đúng hạn đạt 100,0 %, đạt chỉ tiêu (từ 90 % trở lên).`,
  ],
  [
    "of every kind",
    { onTime: 8, late: 1, overdue: 1, waiting: 5 },
    `Tiếp nhận 15 phản ánh, kiến nghị ${asked}; đã trả lời 09, đúng hạn 08, trễ hạn 01; 01 đã quá hạn nhưng chưa trả lời; 05 chưa đến hạn. Tỷ lệ trả lời đúng hạn đạt 80,0 %, chưa đạt chỉ tiêu (từ 90 % trở lên).`,
  ],
])("cases: %s", (_case, answers, sentence) => {
  expect(proposed(counts({}, answers), { "answered-on-time": target(0.9) }).told[3]).toBe(sentence);
});

const usual = "Tiếp tục mời tổ chức, cá nhân đánh giá khi nhận kết quả; trả lời phản ánh, kiến nghị đúng hạn.";
test.each<[string, PeriodCounts, Targets, string[], string[]]>([
  ["no target", counts(rated(100, 45)), {}, ["Trong kỳ không có chỉ tiêu nào có đủ số liệu để đánh giá."], [usual]],
  [
    "the only target is missed",
    counts(rated(100, 36)),
    { participation: target(0.4) },
    [
      "Chỉ tiêu duy nhất có số liệu trong kỳ chưa đạt.",
      "Còn 01 chỉ tiêu chưa đạt: tỷ lệ hồ sơ được đánh giá 36,0 %, thấp hơn chỉ tiêu (từ 40 % trở lên) 4,0 điểm phần trăm. Nguyên nhân: …",
    ],
    [
      "Nâng tỷ lệ hồ sơ được đánh giá để đạt chỉ tiêu (từ 40 % trở lên); cần thêm ít nhất 04 hồ sơ của kỳ được đánh giá.",
      usual,
    ],
  ],
  [
    "all reached",
    counts(rated(100, 45)),
    { participation: target(0.4), satisfaction: target(0.8) },
    [
      "Đạt 02/02 chỉ tiêu có số liệu trong kỳ: tỷ lệ hồ sơ được đánh giá 45,0 % (chỉ tiêu: từ 40 % trở lên); tỷ lệ hài lòng 100,0 % (chỉ tiêu: từ 80 % trở lên).",
    ],
    [usual],
  ],
  [
    "late dossiers above the most allowed, one figure equal to what it should exceed, one without data",
    counts({ received: 50, finished: 20, early: 18, late: 2 }),
    {
      "dossiers-in-time": target(0.9, "more-than"),
      "dossiers-late": target(0.05, "at-most"),
      service: target(0.86),
    },
    [
      "Cả 02 chỉ tiêu có số liệu trong kỳ đều chưa đạt.",
      "Còn 02 chỉ tiêu chưa đạt: tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn 90,0 %, bằng mức của chỉ tiêu (trên 90 %) nhưng chưa vượt; tỷ lệ hồ sơ giải quyết trễ hạn 10,0 %, vượt chỉ tiêu (không quá 5 %) 5,0 điểm phần trăm. Nguyên nhân: …",
      "Chưa đủ số liệu để đánh giá 01 chỉ tiêu: tỷ lệ hài lòng đối với sự phục vụ của cơ quan.",
    ],
    [
      "Nâng tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn để đạt chỉ tiêu (trên 90 %).",
      "Giảm tỷ lệ hồ sơ giải quyết trễ hạn để đạt chỉ tiêu (không quá 5 %).",
      "Rà soát từng hồ sơ trễ hạn, xin lỗi và hẹn lại ngày trả kết quả theo quy định.",
      usual,
    ],
  ],
  [
    "a length of time",
    counts({ received: 10, finished: 10, handling_days: 120 }),
    { "handling-days": target(10, "at-most") },
    [
      "Chỉ tiêu duy nhất có số liệu trong kỳ chưa đạt.",
      "Còn 01 chỉ tiêu chưa đạt: thời gian giải quyết hồ sơ bình quân 12,0 ngày, vượt chỉ tiêu (không quá 10 ngày) 2,0 ngày. Nguyên nhân: …",
    ],
    ["Rút ngắn thời gian giải quyết hồ sơ bình quân để đạt chỉ tiêu (không quá 10 ngày).", usual],
  ],
])("assessment and plans: %s", (_case, now, targets, assessment, plans) => {
  expect(proposed(now, targets)).toMatchObject({ assessment, plans });
});

test("every figure is named as an official names it inside a sentence", () => {
  for (const name of figureNames) {
    expect(figurePhrases[name]).toMatch(/^(tỷ lệ|mức|thời gian) /);
    expect(aimPhrase(name)).toMatch(/^(nâng|giảm|rút ngắn) (tỷ lệ|mức|thời gian) |^tiếp tục rút ngắn thời gian /);
  }
});

test.each<[string, string, string, string]>([
  [
    "a line of the calendar",
    "Báo cáo cải cách hành chính quý I năm 2027",
    "Kế hoạch số 155/KH-SKHCN ngày 18/01/2018",
    "Căn cứ Kế hoạch số 155/KH-SKHCN ngày 18/01/2018, Sở Khoa học và Công nghệ báo cáo cải cách hành chính quý I năm 2027 như sau:",
  ],
  [
    "nobody's request",
    "Công tác cải cách hành chính năm 2027",
    "",
    "Sở Khoa học và Công nghệ báo cáo công tác cải cách hành chính năm 2027 như sau:",
  ],
  ["an abbreviation", "Báo cáo CCHC năm 2027", "", "Sở Khoa học và Công nghệ báo cáo CCHC năm 2027 như sau:"],
])("the opening of a report made for %s", (_case, reportName, basis, sentence) => {
  expect(proposed(counts({}), {}, {}, { reportName, basis }).opening).toBe(sentence);
});

test("a missed cut of the handling time is told as an official tells it", () => {
  const now = counts({ received: 10, finished: 10, handling_days: 98 });
  const { plans } = proposed(now, { "handling-cut": target(0.1) }, { received: 10, finished: 10, handling_days: 100 });
  expect(plans[0]).toBe(
    "Tiếp tục rút ngắn thời gian giải quyết hồ sơ so với cùng kỳ năm trước để đạt chỉ tiêu (từ 10 % trở lên).",
  );
});
