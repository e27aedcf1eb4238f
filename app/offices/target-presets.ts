import { day, type Day } from "#app/platform/day.ts";
import type { FigureName, Target, TargetComparison } from "./target.ts";

/**
 * The targets of five plans of provincial departments of science and technology (2018–2023), word for word, so that an
 * office begins with those of a plan instead of an empty table. The T-numbers in the comments are those of the
 * project's list of what plans ask for.
 */

/** How a target was read where the plan leaves a choice; each is the name of a text below `targets:notes`. */
type PresetNote =
  | "accepted-in-time"
  | "each-in-time"
  | "range"
  | "year-before"
  | "letter-checked"
  | "letter-each"
  | "conflict-86"
  | "early-only"
  | "service-factors"
  | "share-of-answers"
  | "levels"
  | "online-procedures-as-dossiers";

/** Why the portal can only show something of a plan; each is the name of a text below `targets:whyContext`. */
type ContextReason = "no-number" | "other-system" | "not-counted" | "conflict" | "published";

/** A target of a plan for one of the figures. */
export interface PresetTarget {
  figure: FigureName;
  comparison: TargetComparison;
  /** In the figure's unit: a share from 0 to 1, or days. */
  value: number;
  /** Where in the plan it stands, as cited on paper. */
  section: string;
  /** The plan's own words. */
  wording: string;
  note?: PresetNote | undefined;
}

/** What a plan also asks for, without a target that a figure can be held against. */
export interface PresetContext {
  section: string;
  wording: string;
  why: ContextReason;
  /** The figures that show something of it all the same. */
  figures?: readonly FigureName[] | undefined;
}

/** A plan with everything in it that has to do with the portal. */
export interface TargetPreset {
  name: string;
  agency: string;
  /** The document as its sources are cited. */
  document: string;
  /** The year the plan is for: its own validity. */
  from: Day;
  until: Day;
  targets: readonly PresetTarget[];
  context: readonly PresetContext[];
}

const hoChiMinhCity = {
  name: "hcm-2018",
  agency: "Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh",
  document: "Kế hoạch số 155/KH-SKH-CN ngày 18/01/2018",
  from: day("2018-01-01"),
  until: day("2018-12-31"),
  targets: [
    // T1
    {
      figure: "participation",
      comparison: "at-least",
      value: 0.4,
      section: "mục II.1",
      wording:
        "số lượt tham gia đánh giá đạt 40% số hồ sơ được tiếp nhận tại bộ phận Tiếp nhận và Trả hồ sơ hoặc qua dịch vụ công trực tuyến",
    },
    // T2
    {
      figure: "satisfaction",
      comparison: "at-least",
      value: 0.8,
      section: "mục I",
      wording:
        "đạt từ 80% trở lên ý kiến hài lòng khi thực hiện khảo sát sự hài lòng của người dân, doanh nghiệp đối với sự phục vụ của Sở",
    },
    // T6
    {
      figure: "dossiers-in-time",
      comparison: "more-than",
      value: 0.9,
      section: "mục I",
      wording: "Tỷ lệ hồ sơ giải quyết đúng hạn trên cổng thông tin một cửa điện tử của Sở đạt trên 90%",
      note: "accepted-in-time",
    },
    // T11
    {
      figure: "answered-on-time",
      comparison: "at-least",
      value: 1,
      section: "phụ lục, mục III.5",
      wording: "Không quá 05 ngày làm việc kể từ ngày nhận phản ánh kiến nghị",
      note: "each-in-time",
    },
    {
      figure: "answer-days",
      comparison: "at-most",
      value: 5,
      section: "phụ lục, mục III.5",
      wording: "Không quá 05 ngày làm việc kể từ ngày nhận phản ánh kiến nghị",
    },
    // T17
    {
      figure: "handling-cut",
      comparison: "at-least",
      value: 0.1,
      section: "mục II.3 và phụ lục, mục III.4",
      wording: "rút ngắn ít nhất 10% thời gian giải quyết các hồ sơ hành chính thuộc thẩm quyền của Sở",
      note: "year-before",
    },
    // T13
    {
      figure: "apology",
      comparison: "at-least",
      value: 1,
      section: "mục II.3",
      wording:
        "Kiểm tra việc thực hiện Thông báo số 2700/TB-SKHHCN ngày 29 tháng 11 năm 2016 của Sở về Thư xin lỗi trong trường hợp giải quyết thủ tục hành chính trễ hạn",
      note: "letter-checked",
    },
    // T18
    {
      figure: "procedures-online",
      comparison: "at-least",
      value: 0.3,
      section: "mục I, mục II.7 và phụ lục, mục VII.5",
      wording: "từ 30% đến 40% số lượng thủ tục hành chính được đưa vào cung cấp dịch vụ công trực tuyến mức độ 3,4",
      note: "range",
    },
  ],
  context: [
    // T26
    {
      section: "mục I",
      wording:
        "100% các văn bản chính thức trao đổi giữa Sở và các cơ quan nhà nước (trừ các văn bản, tài liệu có độ mật) được trao đổi hoàn toàn dưới dạng điện tử kết hợp với chữ ký số",
      why: "other-system",
    },
    // T25
    {
      section: "phụ lục, mục VII.4.1",
      wording: "Thực hiện ISO điện tử đối với 80% thủ tục hành chính được công bố",
      why: "other-system",
    },
    // T24, as this plan has it: columns and articles, counted four times a year
    {
      section: "phụ lục, mục VIII.2",
      wording:
        "Xây dựng chuyên mục, chuyên trang về cải cách hành chính để tuyên truyền và phản hồi ý kiến của người dân về công tác cải cách hành chính của Sở",
      why: "published",
    },
    {
      section: "mục II.3",
      wording:
        "Thực hiện tiếp nhận và trả kết quả theo yêu cầu của người dân, doanh nghiệp thông qua hệ thống bưu điện đối với một số thủ tục hành chính",
      why: "no-number",
      figures: ["post-in", "post-out", "procedures-post"],
    },
  ],
} satisfies TargetPreset;

const dongThap = {
  name: "dong-thap-2021",
  agency: "Sở Khoa học và Công nghệ tỉnh Đồng Tháp",
  document: "Kế hoạch cải cách hành chính tháng 01/2021 của Sở Khoa học và Công nghệ tỉnh Đồng Tháp",
  from: day("2021-01-01"),
  until: day("2021-12-31"),
  // The plan names tasks; its only number that has to do with citizens is the news item a month.
  targets: [],
  context: [
    {
      section: "mục II.3",
      wording:
        "Thực hiện tốt việc tiếp nhận, xử lý phản ánh, kiến nghị của tổ chức, cá nhân về các quy định hành chính thuộc phạm vi quản lý của ngành",
      why: "no-number",
      figures: ["answered-on-time", "forwarded-on-time", "answer-days"],
    },
    {
      section: "mục II.3",
      wording: "Tham gia khảo sát trực tuyến mức độ hài lòng của tổ chức, công dân đối với dịch vụ hành chính công",
      why: "no-number",
      figures: ["participation", "satisfaction"],
    },
    {
      section: "mục II.3",
      wording:
        "thực hiện việc tiếp nhận và trả kết quả tại nhà qua dịch vụ bưu chính công ích; cung ứng dịch công trực tuyến mức độ 3, mức độ 4 đối với các thủ tục hành chính thuộc thẩm quyền giải quyết",
      why: "no-number",
      figures: ["online-part", "online-full", "procedures-online", "post-in", "post-out", "procedures-post"],
    },
    {
      section: "phụ lục, mục 7c",
      wording:
        "Cung cấp và vận hành thông suốt các dịch vụ công trực tuyến mức 3, mức 4 trên hệ thống thông tin chính quyền điện tử tỉnh Đồng Tháp",
      why: "no-number",
      figures: ["online", "procedures-online"],
    },
    {
      section: "phụ lục, mục 4c",
      wording: "Tổng đài Thông tin dịch vụ công 1022 trên địa bàn tỉnh",
      why: "no-number",
      figures: ["answered-on-time"],
    },
    // T24
    { section: "phụ lục, mục 1b", wording: "Ít nhất 01 tin, bài/tháng", why: "published" },
    // T25
    {
      section: "phụ lục, mục 7d",
      wording:
        "Áp dụng hệ thống quản lý chất lượng theo tiêu chuẩn quốc gia TCVN ISO 9001:2015 tại cơ quan Sở và Chi cục",
      why: "other-system",
    },
  ],
} satisfies TargetPreset;

const canTho = {
  name: "can-tho-2023",
  agency: "Sở Khoa học và Công nghệ thành phố Cần Thơ",
  document: "Kế hoạch cải cách hành chính ngày 27/01/2023 của Sở Khoa học và Công nghệ thành phố Cần Thơ",
  from: day("2023-01-01"),
  until: day("2023-12-31"),
  targets: [
    // T3; the annex has T5
    {
      figure: "satisfaction",
      comparison: "at-least",
      value: 0.86,
      section: "mục I.2.d",
      wording: "Mức độ hài lòng của người dân, doanh nghiệp về giải quyết TTHC đạt tối thiểu 86%",
      note: "conflict-86",
    },
    // T4
    {
      figure: "service",
      comparison: "at-least",
      value: 0.86,
      section: "mục I.3.b",
      wording:
        "Mức độ hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước đạt tối thiểu 86%",
      note: "service-factors",
    },
    // T7
    {
      figure: "dossiers-early",
      comparison: "more-than",
      value: 0.95,
      section: "phụ lục, mục 15",
      wording: "Nâng cao tỷ lệ giải quyết hồ sơ TTHC trước hạn – Đạt trên 95%",
      note: "early-only",
    },
    // T9
    {
      figure: "waiting",
      comparison: "at-least",
      value: 1,
      section: "phụ lục, mục 9",
      wording:
        "Thời gian chờ đợi của người dân, doanh nghiệp tại Bộ phận Một cửa giảm xuống còn tối đa 25 phút/01 lần đến giao dịch",
      note: "share-of-answers",
    },
    // T10
    {
      figure: "reception",
      comparison: "at-least",
      value: 1,
      section: "phụ lục, mục 9",
      wording: "Thời gian tiếp nhận, xử lý hồ sơ tối đa 40 phút/hồ sơ",
      note: "share-of-answers",
    },
    // T21
    {
      figure: "online-full",
      comparison: "at-least",
      value: 0.3,
      section: "mục I.2.c",
      wording: "Tỷ lệ hồ sơ giải quyết trực tuyến toàn trình trên tổng số hồ sơ đạt tối thiểu 30%",
    },
  ],
  context: [
    // T5
    {
      section: "phụ lục, mục 14",
      wording: "Mức độ hài lòng của người dân, doanh nghiệp về giải quyết TTHC đạt 85%",
      why: "conflict",
      figures: ["satisfaction"],
    },
    {
      section: "mục II.3.c",
      wording:
        "Tiếp nhận, xử lý phản ánh, kiến nghị theo quy định tại Nghị định số 20/2008/NĐ-CP ngày 14 tháng 02 năm 2008 của Chính phủ",
      why: "no-number",
      figures: ["answered-on-time", "forwarded-on-time", "answer-days"],
    },
    // T21
    {
      section: "mục I.2.a",
      wording:
        "Số hóa kết quả giải quyết TTHC đang còn hiệu lực và có giá trị sử dụng thuộc thẩm quyền giải quyết của Sở, đạt tỷ lệ tối thiểu là 70%",
      why: "other-system",
    },
    {
      section: "mục I.2.b",
      wording:
        "Tối thiểu 70% TTHC có yêu cầu nghĩa vụ tài chính, được triển khai thanh toán trực tuyến, trong đó, tỷ lệ giao dịch thanh toán trực tuyến đạt từ 40% trở lên",
      why: "other-system",
    },
    {
      section: "mục I.2.c",
      wording:
        "100% TTHC đủ điều kiện, được cung cấp trực tuyến toàn trình. Trong số đó, ít nhất 90% TTHC được tích hợp, cung cấp trên Cổng Dịch vụ công quốc gia",
      why: "other-system",
    },
    {
      section: "phụ lục, mục 13",
      wording: "Tỷ lệ hồ sơ khai thác, sử dụng lại thông tin, dữ liệu số hóa – Đạt tối thiểu 45%",
      why: "other-system",
    },
    // T22
    {
      section: "phụ lục, mục 10",
      wording:
        "Cập nhật đầy đủ kết quả, trạng thái xử lý hồ sơ trên Hệ thống thông tin giải quyết TTHC TP (Phần mềm một cửa) – Đạt 100%",
      why: "other-system",
    },
    // T23
    {
      section: "mục III.2.d",
      wording: "đảm bảo kiểm tra ít nhất 30% số phòng, đơn vị",
      why: "not-counted",
    },
    // T25
    {
      section: "mục I.6.c",
      wording: "100% TTHC tại cơ quan hành chính đều được áp dụng theo Tiêu chuẩn Quốc gia TCVN ISO 9001:2015",
      why: "other-system",
    },
  ],
} satisfies TargetPreset;

const unnamedProvince = {
  name: "unnamed-2020",
  agency: "Sở Khoa học và Công nghệ một tỉnh (văn bản không ghi tên tỉnh)",
  document: "Phụ lục 1 kèm theo Báo cáo tháng 11/2020 của Sở KH&CN về Kế hoạch cải cách hành chính năm 2020",
  from: day("2020-01-01"),
  until: day("2020-12-31"),
  targets: [
    // T19
    {
      figure: "procedures-online",
      comparison: "at-least",
      value: 0.8,
      section: "mục VII",
      wording: "80% số TTHC trở lên cung cấp trực tuyến mức độ 3, 4 có phát sinh hồ sơ",
      note: "levels",
    },
    {
      figure: "online-part",
      comparison: "at-least",
      value: 0.4,
      section: "mục VII",
      wording: "40% trở lên hồ sơ TTHC được xử lý trực tuyến mức độ 3",
      note: "levels",
    },
    {
      figure: "online-full",
      comparison: "at-least",
      value: 0.3,
      section: "mục VII",
      wording: "30% trở lên hồ sơ TTHC được xử lý trực tuyến mức độ 4",
      note: "levels",
    },
    // T20
    {
      figure: "procedures-post",
      comparison: "at-least",
      value: 0.7,
      section: "mục VII",
      wording: "70% số TTHC trở lên đã triển khai có phát sinh hồ sơ tiếp nhận/trả kết quả giải quyết qua dịch vụ BCCI",
    },
    {
      figure: "post-in",
      comparison: "at-least",
      value: 0.1,
      section: "mục VII",
      wording: "10% trở lên hồ sơ TTHC được tiếp nhận qua dịch vụ BCCI",
    },
    {
      figure: "post-out",
      comparison: "at-least",
      value: 0.15,
      section: "mục VII",
      wording: "15% trở lên kết quả giải quyết TTHC được trả qua dịch vụ BCCI",
    },
  ],
  context: [
    // T26
    {
      section: "mục VII",
      wording: "100% văn bản đi dưới dạng điện tử và được ký chữ ký số",
      why: "other-system",
    },
    // T23
    {
      section: "mục I",
      wording: "Đạt tỷ lệ 30% các phòng, đơn vị trực thuộc được kiểm tra CCHC trong năm",
      why: "not-counted",
    },
    {
      section: "mục I",
      wording: "100% các vấn đề phát hiện qua kiểm tra (bất cập, vướng mắc, vi phạm...) được xử lý",
      why: "not-counted",
    },
  ],
} satisfies TargetPreset;

const baRiaVungTau = {
  name: "brvt-2019",
  agency: "Sở Khoa học và Công nghệ tỉnh Bà Rịa – Vũng Tàu",
  document: "Kế hoạch số 01A/KH-SKHCN ngày 05/01/2019",
  from: day("2019-01-01"),
  until: day("2019-12-31"),
  targets: [
    // T8
    {
      figure: "dossiers-in-time",
      comparison: "at-least",
      value: 1,
      section: "mục II, số 1",
      wording: "Tỷ lệ hồ sơ TTHC tiếp nhận trong năm 100% đúng hạn",
      note: "accepted-in-time",
    },
    // T12
    {
      figure: "apology",
      comparison: "at-least",
      value: 1,
      section: "mục II, số 10",
      wording: "Giải quyết TTHC đảm bảo đúng thời gian quy định, có văn bản xin lỗi người dân đối với hồ sơ trễ hạn",
      note: "letter-each",
    },
    // T19
    {
      figure: "procedures-online",
      comparison: "at-least",
      value: 0.8,
      section: "mục II, số 7",
      wording: "Tăng tỷ lệ TTHC đang cung cấp trực tuyến mức độ 3,4 có phát sinh hồ sơ đạt từ 80% trở lên",
      note: "levels",
    },
    {
      figure: "online",
      comparison: "at-least",
      value: 0.4,
      section: "mục II, số 7",
      wording: "Tăng tỷ lệ TTHC được xử lý trực tuyến mức độ 3,4 có phát sinh hồ sơ đạt từ 40% trở lên",
      note: "online-procedures-as-dossiers",
    },
  ],
  context: [
    {
      section: "mục II, số 11",
      wording: "Tiếp tục rà soát cắt giảm thời gian giải quyết, kiến nghị đơn giản hóa TTHC thuộc thẩm quyền",
      why: "no-number",
      figures: ["handling-days", "handling-cut"],
    },
    // T15
    {
      section: "mục II, số 12",
      wording:
        "Công chức có thái độ giao tiếp công chức lịch sự, không gây phiền hà, sách nhiễu; lắng nghe giải đáp các kiến nghị người dân; hướng dẫn tận tình để tránh người dân phải đến liên hệ nhiều lần",
      why: "no-number",
      figures: ["service", "trips"],
    },
    // T16
    {
      section: "mục II, số 13",
      wording:
        "Kết quả cung ứng dịch vụ cho người dân/tổ chức đúng quy định và thể hiện đầy đủ, chính xác các thông tin",
      why: "no-number",
      figures: ["service"],
    },
    // T14
    {
      section: "mục II, số 14",
      wording:
        "Thực hiện các hình thức để người dân/ tổ chức dễ dàng góp ý, phản ánh, kiến nghị. Thông báo kết quả giải quyết cho người dân/ tổ chức",
      why: "no-number",
      figures: ["answered-on-time", "solved"],
    },
    {
      section: "mục II, số 8",
      wording: "Tỷ lệ đơn vị hành chính cấp xã công bố ISO 9001 theo quy định (đạt 70% trở lên)",
      why: "other-system",
    },
  ],
} satisfies TargetPreset;

/** The plans an office can take its targets from, oldest seed first. */
export const targetPresets: readonly TargetPreset[] = [hoChiMinhCity, dongThap, canTho, unnamedProvince, baRiaVungTau];

/** The plan whose targets a new office begins with: the one that asks for ratings of 40 % of all dossiers. */
export const firstPreset: TargetPreset = hoChiMinhCity;

/** The preset of a name, or undefined for anything else an address may say. */
export function findPreset(name: string | null): TargetPreset | undefined {
  return targetPresets.find((preset) => preset.name === name);
}

/** A target of a plan as figures are held against it. */
export function targetOf(preset: TargetPreset, { comparison, value, section }: PresetTarget): Target {
  return { comparison, value, source: `${preset.document}, ${section}` };
}
