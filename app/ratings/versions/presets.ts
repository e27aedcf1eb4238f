import { channels, stages } from "#app/dossiers/dossier.ts";
import type { EvidenceLevel } from "#app/ratings/questions/crosswalk.ts";
import type { Question, Texts } from "#app/ratings/questions/question.ts";
import { standardNames, standardQuestion, type StandardName } from "#app/ratings/questions/standard-questions.ts";

/** The questionnaires that an office can take into a draft. */
export const presetNames = ["short", "sipas", "nine"] as const;
export type PresetName = (typeof presetNames)[number];

/** The questions of a preset. */
export function findPreset(name: PresetName): readonly Question[] {
  switch (name) {
    case "short":
      return standardNames.map(standardQuestion);
    case "sipas":
      return sipas;
    case "nine":
      return nine;
  }
}

const atReception: Pick<Question, "stages"> = { stages: ["reception"] };
const atResult: Pick<Question, "stages"> = { stages: ["result"] };

function standard(name: StandardName, changed: Partial<Question> = {}): Question {
  return { ...standardQuestion(name), ...changed };
}

function own(key: string, label: Texts, changed: Partial<Question>): Question {
  const question: Question = {
    key,
    kind: "choice",
    label,
    hint: { vi: "", en: "" },
    options: [],
    channels: [...channels],
    stages: [...stages],
    upToScore: 5,
    factor: null,
    indicator: null,
  };
  return { ...question, ...changed };
}

const option = (id: string, vi: string, en: string, evidence: EvidenceLevel | null) => ({
  id,
  texts: { vi, en },
  evidence,
});

/**
 * The five factors of SIPAS (QĐ 1001/QĐ-BNV), one question each, asked where the citizen can know the answer: at
 * reception about receiving, at the result about the whole and the result.
 */
const sipas: readonly Question[] = [
  standard("facilities"),
  own(
    "sipas-access-online",
    { vi: "Việc nộp hồ sơ trực tuyến, qua bưu chính dễ dàng", en: "Submitting online or by post was easy" },
    { kind: "scale", channels: ["online-full", "online-part", "post"], factor: "access" },
  ),
  standard("procedure"),
  standard("attitude", {
    ...atReception,
    label: {
      vi: "Thái độ của công chức tiếp nhận hồ sơ",
      en: "Attitude of the staff who received the dossier",
    },
  }),
  own(
    "sipas-staff-result",
    {
      vi: "Thái độ của công chức giải quyết, trả kết quả",
      en: "Attitude of the staff who handled it and gave the result",
    },
    { ...atResult, kind: "scale", factor: "staff", indicator: "7" },
  ),
  standard("outcome"),
  standard("feedback"),
];

/**
 * The nine indicators (NĐ 61/2018/NĐ-CP) as far as a citizen can answer, by the crosswalk of the survey's questions. 1 and
 * 8 are counted from the register and the cases as well; only the register and the cases make their points.
 */
const nine: readonly Question[] = [
  standard("result"),
  own(
    "nine-agencies-time",
    {
      vi: "Cơ quan phối hợp (nếu có) giải quyết đúng thời hạn?",
      en: "Did the other agencies involved, if any, keep their time?",
    },
    {
      ...atResult,
      indicator: "2",
      options: [
        option("early", "Sớm hơn", "Earlier", "better"),
        option("on-time", "Đúng hạn", "In time", "met"),
        option("late", "Trễ hạn", "Late", "failed"),
        option("unknown", "Không biết, không có", "Do not know, none", null),
      ],
    },
  ),
  standard("trips"),
  own(
    "nine-agencies",
    {
      vi: "Ngoài Bộ phận Một cửa, Ông/Bà phải liên hệ thêm mấy cơ quan?",
      en: "Besides the one-stop shop, how many agencies did you have to contact?",
    },
    {
      indicator: "4",
      options: [
        option("0", "Không cơ quan nào", "None", "better"),
        option("1", "1 cơ quan", "One", "met"),
        option("2+", "Từ 2 cơ quan", "Two or more", "failed"),
      ],
    },
  ),
  standard("waiting"),
  standard("reception"),
  standard("procedure"),
  standard("attitude"),
  standard("feedback"),
  standard("online"),
];
