import type { FigureResult } from "#app/figures/measures/figure-result.ts";
import { valueText } from "#app/figures/measures/figure-result-text.ts";
import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";
import type { CaseCounts } from "#app/figures/measures/period-counts.ts";
import { formatCount, formatDay, formatDecimal, formatShare } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Day } from "#app/platform/day.ts";
import { targetText } from "#app/targets/target-text.ts";
import { figureNames, type FigureName } from "#app/targets/target.ts";
import type { Narrative } from "./narrative.ts";

/** The numbers from which the sentences of a report are proposed. `t` translates into Vietnamese. */
export interface NarrativeFacts {
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

const count = (number: number) => formatCount(number, "vi");

/**
 * Proposes the text of a report from its numbers, as a person would write it who then corrects it. It states numbers and
 * whether targets are reached; causes and measures are for the person, so their sentences are neutral.
 */
export function proposeNarrative(facts: NarrativeFacts): Narrative {
  return {
    results: [
      participationSentence(facts),
      satisfactionSentence(facts),
      dossierSentence(facts),
      ...casesSentence(facts),
    ].join("\n"),
    assessment: [reachedSentence(facts), missedSentence(facts)].join("\n"),
    plans: plansSentences(facts).join("\n"),
    proposals: "Không.",
  };
}

function participationSentence({ officeName, from, cutOff, dossiers, results, t }: NarrativeFacts): string {
  const span = `Từ ngày ${formatDay(from)} đến ngày ${formatDay(cutOff)}`;
  if (dossiers.received === 0) return `${span}, ${officeName} không tiếp nhận hồ sơ thủ tục hành chính nào.`;
  const received = `${span}, ${officeName} tiếp nhận ${count(dossiers.received)} hồ sơ thủ tục hành chính`;
  if (dossiers.rated === 0) return `${received}; chưa có hồ sơ nào được tổ chức, cá nhân đánh giá.`;
  const share = valueText(results.participation, { t, language: "vi" });
  const verdict = verdictOf(results.participation, t);
  return `${received}; có ${count(dossiers.rated)} hồ sơ được tổ chức, cá nhân đánh giá, đạt tỷ lệ ${share}${verdict}.`;
}

function satisfactionSentence({ dossiers, results, t }: NarrativeFacts): string {
  const { measure } = results.satisfaction;
  if (measure.state === "withheld")
    return `Mới có ${count(measure.denominator)} ý kiến đánh giá, chưa đủ ${count(measure.minimum)} ý kiến để nêu tỷ lệ hài lòng.`;
  if (measure.state !== "shown") return "Trong kỳ chưa có ý kiến đánh giá nên không có tỷ lệ hài lòng.";
  const share = valueText(results.satisfaction, { t, language: "vi" });
  const interval =
    measure.interval === undefined
      ? ""
      : `; khoảng tin cậy 95%: từ ${formatShare(measure.interval.from, "vi")} đến ${formatShare(measure.interval.to, "vi")}`;
  const [satisfied, all] = [count(dossiers.scores[5] + dossiers.scores[4]), count(measure.denominator)];
  return `Có ${satisfied} trên ${all} ý kiến hài lòng và rất hài lòng, đạt tỷ lệ ${share}${verdictOf(results.satisfaction, t)}${interval}.`;
}

function dossierSentence({ results, overdue, t }: NarrativeFacts): string {
  const early = results["dossiers-early"];
  if (early.measure.state !== "shown") return "Trong kỳ chưa có hồ sơ nào đến hạn trả kết quả.";
  const part = (name: FigureName) => {
    const { measure } = results[name];
    const number = measure.state === "shown" ? (measure.numerator ?? 0) : 0;
    return `${count(number)} hồ sơ (${valueText(results[name], { t, language: "vi" })})`;
  };
  const open = overdue > 0 ? `, trong đó ${count(overdue)} hồ sơ chưa có kết quả` : "";
  return `Trong ${count(early.measure.denominator)} hồ sơ có hẹn trả kết quả: trước hạn ${part("dossiers-early")}, đúng hạn ${part("dossiers-on-day")}, trễ hạn ${part("dossiers-late")}${open}.`;
}

function casesSentence({ cases, results, t }: NarrativeFacts): string[] {
  if (cases === undefined) return [];
  const { onTime, late, overdue, waiting } = cases.answers;
  const all = onTime + late + overdue + waiting;
  if (all === 0) return ["Trong kỳ không có phản ánh, kiến nghị phải trả lời."];
  const received = `Tiếp nhận ${count(all)} phản ánh, kiến nghị phải trả lời`;
  const answered = `đã trả lời ${count(onTime + late)}, trong đó đúng hạn ${count(onTime)}`;
  const rest = [
    ...(overdue > 0 ? [`quá hạn chưa trả lời ${count(overdue)}`] : []),
    ...(waiting > 0 ? [`chưa đến hạn ${count(waiting)}`] : []),
  ];
  const figure = results["answered-on-time"];
  const share =
    figure.measure.state === "shown"
      ? ` Tỷ lệ trả lời đúng hạn đạt ${valueText(figure, { t, language: "vi" })}${verdictOf(figure, t)}.`
      : "";
  return [`${[received, answered, ...rest].join("; ")}.${share}`];
}

/** " (chỉ tiêu từ 40 % trở lên: đạt)"; empty without a target. */
function verdictOf({ name, target, gap }: FigureResult, t: Translate): string {
  if (target === undefined || gap === undefined) return "";
  return ` (chỉ tiêu ${targetText(name, target, t, "vi")}: ${gap.reached ? "đạt" : "chưa đạt"})`;
}

function judged({ results }: NarrativeFacts): FigureResult[] {
  return figureNames.map((name) => results[name]).filter(({ gap }) => gap !== undefined);
}

function nameIn({ name }: FigureResult, t: Translate): string {
  const words = t(`figures:name.${name}`);
  return words.slice(0, 1).toLocaleLowerCase("vi") + words.slice(1);
}

function reachedSentence(facts: NarrativeFacts): string {
  const { t } = facts;
  const all = judged(facts);
  if (all.length === 0) return "Kỳ này không có chỉ số nào được so với chỉ tiêu.";
  const reached = all.filter(({ gap }) => gap?.reached === true);
  if (reached.length === 0) return `Chưa chỉ tiêu nào trong ${count(all.length)} chỉ tiêu của kỳ đạt yêu cầu.`;
  const names = reached.map((one) => `${nameIn(one, t)} (${valueText(one, { t, language: "vi" })})`);
  return `Kết quả đạt được: đạt ${count(reached.length)} trên ${count(all.length)} chỉ tiêu: ${names.join("; ")}.`;
}

function missedSentence(facts: NarrativeFacts): string {
  const { t } = facts;
  const missed = judged(facts).filter(({ gap }) => gap?.reached === false);
  if (missed.length === 0) return "Hạn chế: không có chỉ tiêu nào chưa đạt.";
  const names = missed.map((one) => `${nameIn(one, t)} ${valueText(one, { t, language: "vi" })}, ${shortBy(one, t)}`);
  return `Hạn chế: chưa đạt ${count(missed.length)} chỉ tiêu: ${names.join("; ")}. Nguyên nhân: …`;
}

/** "còn thiếu 4,0 điểm phần trăm so với chỉ tiêu từ 40 % trở lên". */
function shortBy({ name, unit, gap, target }: FigureResult, t: Translate): string {
  const size = formatDecimal(Math.abs(gap?.distance ?? 0), "vi", 0);
  const wanted = target === undefined ? "" : ` so với chỉ tiêu ${targetText(name, target, t, "vi")}`;
  const way = (gap?.distance ?? 0) < 0 ? "thấp hơn" : "vượt";
  return unit === "share" ? `${way} ${size} điểm phần trăm${wanted}` : `${way} ${size} ngày${wanted}`;
}

function plansSentences(facts: NarrativeFacts): string[] {
  const { results, t } = facts;
  const missed = judged(facts).filter(({ gap }) => gap?.reached === false);
  const own = missed.map((one) => {
    const missing = one.gap?.missing;
    const number =
      one.name === "participation" && missing !== undefined
        ? ` Cần thêm ít nhất ${count(missing)} hồ sơ được đánh giá trong số hồ sơ của kỳ.`
        : "";
    return `Tập trung thực hiện chỉ tiêu ${nameIn(one, t)}.${number}`;
  });
  const late = results["dossiers-late"].measure;
  const hasLate = late.state === "shown" && (late.numerator ?? 0) > 0;
  return [
    ...own,
    ...(hasLate ? ["Rà soát từng hồ sơ trễ hạn, xin lỗi và hẹn lại ngày trả kết quả theo quy định."] : []),
    "Tiếp tục mời tổ chức, cá nhân đánh giá khi nhận kết quả; trả lời phản ánh, kiến nghị đúng hạn.",
  ];
}
