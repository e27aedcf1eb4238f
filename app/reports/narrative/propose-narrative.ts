import type { FigureResult } from "#app/figures/measures/figure-result.ts";
import { valueText } from "#app/figures/measures/figure-result-text.ts";
import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";
import type { CaseCounts } from "#app/figures/measures/period-counts.ts";
import { formatCount, formatDay, formatDecimal, formatShare, startSentence } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Day } from "#app/platform/day.ts";
import { targetText } from "#app/targets/target-text.ts";
import { figureNames, type FigureName } from "#app/targets/target.ts";
import { aimPhrase, figurePhrases } from "./figure-phrases.ts";
import { subjectOfReport, type Narrative } from "./narrative.ts";

/** The numbers from which the sentences of a report are proposed. `t` translates into Vietnamese. */
export interface NarrativeFacts {
  reportName: string;
  /** The document that asks for the report, as the calendar names it; empty for none. */
  basis: string;
  officeName: string;
  from: Day;
  cutOff: Day;
  dossiers: DossierCounts;
  /** Dossiers without a result whose promised day has passed. */
  overdue: number;
  cases: CaseCounts | undefined;
  results: Readonly<Record<FigureName, FigureResult>>;
  t: Translate;
}

/** A number of things as reports write it: "03 hồ sơ", "1.234 hồ sơ". */
const count = (number: number) => (number > 0 && number < 10 ? `0${String(number)}` : formatCount(number, "vi"));

/**
 * Proposes the text of a report from its numbers, as a person would write it who then corrects it. It states numbers and
 * whether targets are reached; causes and measures are for the person, so their sentences are neutral.
 */
export function proposeNarrative(facts: NarrativeFacts): Narrative {
  return {
    opening: openingSentence(facts),
    results: [
      participationSentence(facts),
      satisfactionSentence(facts),
      dossierSentence(facts),
      ...casesSentence(facts),
    ].join("\n"),
    assessment: [reachedSentence(facts), ...missedSentence(facts), ...unknownSentence(facts)].join("\n"),
    plans: plansSentences(facts).join("\n"),
    proposals: "Không.",
  };
}

/** "Căn cứ Kế hoạch số 155/KH-SKHCN …, Sở … báo cáo cải cách hành chính quý I năm 2027 như sau:" */
function openingSentence({ reportName, basis, officeName }: NarrativeFacts): string {
  const subject = subjectOfReport(reportName);
  // An abbreviation at the beginning keeps its capitals.
  const inside = /^\p{Lu}\p{Lu}/u.test(subject)
    ? subject
    : subject.slice(0, 1).toLocaleLowerCase("vi") + subject.slice(1);
  return `${basis === "" ? "" : `Căn cứ ${basis}, `}${officeName} báo cáo ${inside} như sau:`;
}

function participationSentence({ officeName, from, cutOff, dossiers, results, t }: NarrativeFacts): string {
  const span = `Từ ngày ${formatDay(from)} đến hết ngày ${formatDay(cutOff)}`;
  if (dossiers.received === 0) return `${span}, ${officeName} không tiếp nhận hồ sơ thủ tục hành chính nào.`;
  const received = `${span}, ${officeName} tiếp nhận ${count(dossiers.received)} hồ sơ thủ tục hành chính`;
  if (dossiers.rated === 0) return `${received}; chưa có hồ sơ nào được tổ chức, cá nhân đánh giá.`;
  const share = valueOf(results.participation, t);
  const verdict = verdictOf(results.participation, t);
  return `${received}; ${count(dossiers.rated)} hồ sơ được tổ chức, cá nhân đánh giá, đạt tỷ lệ ${share}${verdict}.${trendSentence(results.participation, t)}`;
}

function satisfactionSentence({ dossiers, results, t }: NarrativeFacts): string {
  const { measure } = results.satisfaction;
  if (measure.state === "withheld")
    return `Mới có ${count(measure.denominator)} ý kiến đánh giá, chưa đủ ${count(measure.minimum)} ý kiến để nêu tỷ lệ hài lòng.`;
  if (measure.state !== "shown") return "Trong kỳ chưa có ý kiến đánh giá nên chưa có số liệu về tỷ lệ hài lòng.";
  const interval =
    measure.interval === undefined
      ? ""
      : `; khoảng tin cậy 95\u00a0%: từ ${formatShare(measure.interval.from, "vi")} đến ${formatShare(measure.interval.to, "vi")}`;
  const [satisfied, all] = [dossiers.scores[5] + dossiers.scores[4], measure.denominator];
  const share = `đạt tỷ lệ ${valueOf(results.satisfaction, t)}${verdictOf(results.satisfaction, t)}${interval}`;
  const opinions =
    satisfied === 0
      ? `Trong ${count(all)} ý kiến đánh giá không có ý kiến nào hài lòng`
      : satisfied === all
        ? `Cả ${count(all)} ý kiến đánh giá đều hài lòng hoặc rất hài lòng`
        : `Có ${count(satisfied)}/${count(all)} ý kiến đánh giá hài lòng và rất hài lòng`;
  return `${opinions}, ${share}.${trendSentence(results.satisfaction, t)}`;
}

/** " Tỷ lệ này tăng 3,2 điểm phần trăm so với cùng kỳ năm trước (33,0 %)."; empty if a year ago there was no figure. */
function trendSentence({ lastYear, unit, target }: FigureResult, t: Translate): string {
  const { change, measure } = lastYear;
  if (change === undefined) return "";
  const before = valueText({ measure, unit, target }, { t, language: "vi" });
  if (change === 0) return ` Tỷ lệ này bằng cùng kỳ năm trước (${before}).`;
  const points = formatDecimal(Math.abs(change), "vi", 0);
  return ` Tỷ lệ này ${change > 0 ? "tăng" : "giảm"} ${points} điểm phần trăm so với cùng kỳ năm trước (${before}).`;
}

function dossierSentence({ results, overdue, t }: NarrativeFacts): string {
  // Overdue dossiers have no result yet, so they are no part of the late ones.
  const open = overdue > 0 ? ` Còn ${count(overdue)} hồ sơ đã quá ngày hẹn nhưng chưa có kết quả.` : "";
  const early = results["dossiers-early"];
  if (early.measure.state !== "shown") return `Trong kỳ chưa có hồ sơ nào có kết quả để đối chiếu với ngày hẹn.${open}`;
  const all = early.measure.denominator;
  const parts = (
    [
      ["dossiers-early", "trước hạn"],
      ["dossiers-on-day", "đúng hạn"],
      ["dossiers-late", "trễ hạn"],
    ] as const
  ).flatMap(([name, words]) => {
    const { measure } = results[name];
    const number = measure.state === "shown" ? (measure.numerator ?? 0) : 0;
    if (number === all) return [`tất cả đều ${words}`];
    return number === 0 ? [] : [`${words} ${count(number)} hồ sơ (${valueOf(results[name], t)})`];
  });
  const late = results["dossiers-late"].measure;
  const none = late.state === "shown" && late.numerator === 0 ? "; không có hồ sơ trễ hạn" : "";
  return `Trong ${count(all)} hồ sơ đã có kết quả và có ngày hẹn: ${parts.join(", ")}${none}.${open}`;
}

function casesSentence({ cases, results, t }: NarrativeFacts): string[] {
  if (cases === undefined) return [];
  const { onTime, late, overdue, waiting } = cases.answers;
  const all = onTime + late + overdue + waiting;
  if (all === 0) return ["Trong kỳ không tiếp nhận phản ánh, kiến nghị thuộc diện phải trả lời."];
  const received = `Tiếp nhận ${count(all)} phản ánh, kiến nghị thuộc diện phải trả lời`;
  if (all === 1) return [`${received}; ${oneCase({ onTime, late, overdue })}.`];
  const figure = results["answered-on-time"];
  const share =
    figure.measure.state === "shown" ? ` Tỷ lệ trả lời đúng hạn đạt ${valueOf(figure, t)}${verdictOf(figure, t)}.` : "";
  const parts = [
    answeredPart(all, onTime, late),
    ...(overdue > 0 ? [`${count(overdue)} đã quá hạn nhưng chưa trả lời`] : []),
    ...(waiting > 0 ? [waiting === all ? "tất cả đang trong thời hạn trả lời" : `${count(waiting)} chưa đến hạn`] : []),
  ].filter((part) => part !== "");
  return [`${[received, ...parts].join("; ")}.${share}`];
}

/** What became of the only case. */
function oneCase({ onTime, late, overdue }: Record<"onTime" | "late" | "overdue", number>): string {
  if (onTime > 0) return "đã trả lời đúng hạn";
  if (late > 0) return "đã trả lời nhưng trễ hạn";
  return overdue > 0 ? "đã quá hạn nhưng chưa trả lời" : "đang trong thời hạn trả lời";
}

function answeredPart(all: number, onTime: number, late: number): string {
  const answered = onTime + late;
  if (answered === 0) return "";
  const how =
    late === 0 ? "đều đúng hạn" : onTime === 0 ? "đều trễ hạn" : `đúng hạn ${count(onTime)}, trễ hạn ${count(late)}`;
  if (answered === all) return `đã trả lời toàn bộ, ${how}`;
  return answered === 1
    ? `đã trả lời 01, ${late === 0 ? "đúng hạn" : "trễ hạn"}`
    : `đã trả lời ${count(answered)}, ${how}`;
}

const valueOf = (result: FigureResult, t: Translate) => valueText(result, { t, language: "vi" });

/** ", đạt chỉ tiêu (từ 40 % trở lên)"; empty without a target. */
function verdictOf({ name, target, gap }: FigureResult, t: Translate): string {
  if (target === undefined || gap === undefined) return "";
  return `, ${gap.reached ? "đạt" : "chưa đạt"} chỉ tiêu (${targetText(name, target, t, "vi")})`;
}

function judged({ results }: NarrativeFacts): FigureResult[] {
  return figureNames.map((name) => results[name]).filter(({ gap }) => gap !== undefined);
}

function reachedSentence(facts: NarrativeFacts): string {
  const { t } = facts;
  const all = judged(facts);
  if (all.length === 0) return "Trong kỳ không có chỉ tiêu nào có đủ số liệu để đánh giá.";
  const reached = all.filter(({ gap }) => gap?.reached === true);
  if (reached.length === 0)
    return all.length === 1
      ? "Chỉ tiêu duy nhất có số liệu trong kỳ chưa đạt."
      : `Cả ${count(all.length)} chỉ tiêu có số liệu trong kỳ đều chưa đạt.`;
  const names = reached.map((one) => `${figurePhrases[one.name]} ${valueOf(one, t)} (chỉ tiêu: ${wanted(one, t)})`);
  return `Đạt ${count(reached.length)}/${count(all.length)} chỉ tiêu có số liệu trong kỳ: ${names.join("; ")}.`;
}

function missedSentence(facts: NarrativeFacts): string[] {
  const { t } = facts;
  const missed = judged(facts).filter(({ gap }) => gap?.reached === false);
  if (missed.length === 0) return [];
  const names = missed.map((one) => `${figurePhrases[one.name]} ${valueOf(one, t)}, ${shortBy(one, t)}`);
  return [`Còn ${count(missed.length)} chỉ tiêu chưa đạt: ${names.join("; ")}. Nguyên nhân: …`];
}

function unknownSentence(facts: NarrativeFacts): string[] {
  const unknown = figureNames.filter((name) => {
    const { target, gap } = facts.results[name];
    return target !== undefined && gap === undefined;
  });
  if (unknown.length === 0) return [];
  const names = unknown.map((name) => figurePhrases[name]);
  return [`Chưa đủ số liệu để đánh giá ${count(unknown.length)} chỉ tiêu: ${names.join("; ")}.`];
}

/** "từ 40 % trở lên". */
function wanted({ name, target }: FigureResult, t: Translate): string {
  return target === undefined ? "" : targetText(name, target, t, "vi");
}

/** "thấp hơn chỉ tiêu (từ 40 % trở lên) 4,0 điểm phần trăm". */
function shortBy(result: FigureResult, t: Translate): string {
  const distance = result.gap?.distance ?? 0;
  const target = `chỉ tiêu (${wanted(result, t)})`;
  if (distance === 0) return `bằng mức của ${target} nhưng chưa vượt`;
  const size = formatDecimal(Math.abs(distance), "vi", 0);
  const unit = { share: "điểm phần trăm", "working-days": "ngày làm việc", days: "ngày" }[result.unit];
  return `${distance < 0 ? "thấp hơn" : "vượt"} ${target} ${size} ${unit}`;
}

function plansSentences(facts: NarrativeFacts): string[] {
  const { results, t } = facts;
  const missed = judged(facts).filter(({ gap }) => gap?.reached === false);
  const own = missed.map((one) => {
    const missing = one.gap?.missing;
    const more =
      one.name === "participation" && missing !== undefined
        ? `; cần thêm ít nhất ${count(missing)} hồ sơ của kỳ được đánh giá`
        : "";
    const aim = `${aimPhrase(one.name)} để đạt chỉ tiêu (${wanted(one, t)})`;
    return `${startSentence(aim, "vi")}${more}.`;
  });
  const late = results["dossiers-late"].measure;
  const hasLate = facts.overdue > 0 || (late.state === "shown" && (late.numerator ?? 0) > 0);
  return [
    ...own,
    ...(hasLate ? ["Rà soát từng hồ sơ trễ hạn, xin lỗi và hẹn lại ngày trả kết quả theo quy định."] : []),
    "Tiếp tục mời tổ chức, cá nhân đánh giá khi nhận kết quả; trả lời phản ánh, kiến nghị đúng hạn.",
  ];
}
