import { annualDay, inYear, type AnnualDay } from "./annual-day.ts";
import type { ReportDeadline, ReportKind } from "./report-deadline.ts";
import { addDays } from "#app/platform/day.ts";

/** A line of a plan about when to report. */
interface PresetLine {
  kind: ReportKind;
  name: string;
  from: AnnualDay;
  cutOff: AnnualDay;
  /** Whether the cut-off day is ours, because the plan names none: the office checks it. */
  isCutOffProposed: boolean;
  /** The last day to send it; undefined if the rule names none, so that the office says how many days after the cut-off. */
  due: AnnualDay | undefined;
  /** Undefined if the plan names nobody. */
  addressee: string | undefined;
  /** The words of the plan. */
  wording: string;
}

/** The calendar of a plan or a rule, as it can be taken by an office that asks for it. */
export interface CalendarPreset {
  name: "hcm-2018" | "unnamed-2020" | "national";
  /** Whose plan it is. */
  agency: string;
  document: string;
  lines: readonly PresetLine[];
}

type Days = readonly [from: string, cutOff: string, due: string | undefined];

function lines(
  common: Pick<PresetLine, "kind" | "isCutOffProposed" | "addressee" | "wording">,
  named: Readonly<Record<string, Days>>,
): PresetLine[] {
  return Object.entries(named).map(([name, [from, cutOff, due]]) => ({
    ...common,
    name,
    from: annualDay(from),
    cutOff: annualDay(cutOff),
    due: due === undefined ? undefined : annualDay(due),
  }));
}

const hcm: CalendarPreset = {
  name: "hcm-2018",
  agency: "Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh",
  document: "Kế hoạch số 155/KH-SKHCN ngày 18/01/2018",
  lines: [
    ...lines(
      {
        kind: "reform",
        isCutOffProposed: true,
        addressee: undefined,
        wording:
          "Báo cáo Quý 1, 6 tháng, 9 tháng gửi trước ngày 25 của tháng 2, tháng 5 và tháng 8 hàng năm. Báo cáo năm gửi trước ngày 10 tháng 11 hàng năm (Mục IV.3)",
      },
      {
        "Báo cáo cải cách hành chính quý I": ["12-15", "02-14", "02-24"],
        "Báo cáo cải cách hành chính 6 tháng": ["12-15", "05-14", "05-24"],
        "Báo cáo cải cách hành chính 9 tháng": ["12-15", "08-14", "08-24"],
        "Báo cáo cải cách hành chính năm": ["12-15", "10-31", "11-09"],
      },
    ),
    ...lines(
      {
        kind: "survey",
        isCutOffProposed: true,
        addressee: undefined,
        wording: "Lượt đánh giá, Báo cáo – Báo cáo kết quả: Tháng 3,6,9,11/2018 (Phụ lục, Mục I.6)",
      },
      {
        "Báo cáo kết quả khảo sát sự hài lòng quý I": ["12-15", "03-14", "03-31"],
        "Báo cáo kết quả khảo sát sự hài lòng quý II": ["03-15", "06-14", "06-30"],
        "Báo cáo kết quả khảo sát sự hài lòng quý III": ["06-15", "09-14", "09-30"],
        "Báo cáo kết quả khảo sát sự hài lòng quý IV": ["09-15", "11-14", "11-30"],
      },
    ),
    ...lines(
      {
        kind: "columns",
        isCutOffProposed: true,
        addressee: undefined,
        wording: "Chuyên mục, tin bài; báo cáo số lượng – Báo cáo số lượng: tháng 2,5,8,10/2018 (Phụ lục, Mục VIII.2)",
      },
      {
        "Báo cáo số lượng chuyên mục, tin bài quý I": ["10-15", "02-14", "02-29"],
        "Báo cáo số lượng chuyên mục, tin bài quý II": ["02-15", "05-14", "05-31"],
        "Báo cáo số lượng chuyên mục, tin bài quý III": ["05-15", "08-14", "08-31"],
        "Báo cáo số lượng chuyên mục, tin bài quý IV": ["08-15", "10-14", "10-31"],
      },
    ),
  ],
};

const unnamed: CalendarPreset = {
  name: "unnamed-2020",
  agency: "Sở Khoa học và Công nghệ (phụ lục báo cáo tháng 11/2020, không ghi tên tỉnh)",
  document: "Phụ lục kèm theo Báo cáo /BC-SKHCN tháng 11/2020",
  lines: lines(
    {
      kind: "reform",
      isCutOffProposed: true,
      addressee: "Sở Nội vụ",
      wording:
        "báo cáo quý gửi ngày 05 tháng cuối cùng của quý; báo cáo 6 tháng gửi ngày 05/6 hàng năm; báo cáo năm gửi ngày 25/11 hàng năm (Mục I)",
    },
    {
      "Báo cáo cải cách hành chính quý I": ["12-15", "02-29", "03-05"],
      "Báo cáo cải cách hành chính 6 tháng": ["12-15", "05-31", "06-05"],
      "Báo cáo cải cách hành chính quý III": ["06-15", "08-31", "09-05"],
      "Báo cáo cải cách hành chính năm": ["12-15", "11-14", "11-25"],
    },
  ),
};

const national: CalendarPreset = {
  name: "national",
  agency: "Chế độ báo cáo định kỳ chung",
  document: "Nghị định số 09/2019/NĐ-CP, Điều 12",
  lines: lines(
    {
      kind: "reform",
      isCutOffProposed: false,
      addressee: undefined,
      wording: "Thời gian chốt số liệu báo cáo định kỳ (Điều 12)",
    },
    {
      "Báo cáo cải cách hành chính quý I": ["12-15", "03-14", undefined],
      "Báo cáo cải cách hành chính 6 tháng": ["12-15", "06-14", undefined],
      "Báo cáo cải cách hành chính quý III": ["06-15", "09-14", undefined],
      "Báo cáo cải cách hành chính năm": ["12-15", "12-14", undefined],
    },
  ),
};

/** The calendars to choose from. The plans of the seeds 001, 002 and 004 name no day and are none. */
export const calendarPresets: readonly CalendarPreset[] = [hcm, unnamed, national];

/** A preset by its name in the address, or undefined. */
export function findCalendarPreset(name: unknown): CalendarPreset | undefined {
  return calendarPresets.find((preset) => preset.name === name);
}

/** Whether a preset leaves the days after the cut-off to the office. */
export function asksForDays({ lines: all }: CalendarPreset): boolean {
  return all.some(({ due }) => due === undefined);
}

/** What an office says when it takes a preset. */
export interface Taking extends Pick<ReportDeadline, "dayOff" | "addressee"> {
  /** Days from the cut-off to the due day, where the preset names no due day. */
  daysAfter: number;
}

/** The deadlines of a preset for an office. The addressee of the plan stands where it names one. */
export function deadlinesOf(preset: CalendarPreset, { dayOff, addressee, daysAfter }: Taking): ReportDeadline[] {
  return preset.lines.map((line) => ({
    kind: line.kind,
    name: line.name,
    from: line.from,
    cutOff: line.cutOff,
    due: line.due ?? daysLater(line.cutOff, daysAfter),
    dayOff,
    addressee: line.addressee ?? addressee,
    source: preset.document,
  }));
}

/** Of a year without 29 February. */
const anyYear = 2027;

function daysLater(from: AnnualDay, days: number): AnnualDay {
  return annualDay(addDays(inYear(from, anyYear), days).slice(5));
}
