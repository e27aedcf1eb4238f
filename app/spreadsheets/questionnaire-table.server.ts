import type { Language } from "#app/i18n/languages.ts";
import { channels, stages } from "#app/dossiers/dossier.ts";
import { evidenceLevels, indicators, serviceFactors } from "#app/ratings/questions/crosswalk.ts";
import { questionKinds, type Question } from "#app/ratings/questions/question.ts";
import { findOpenDraft, saveDraftQuestions } from "#app/ratings/versions/change-version.server.ts";
import { newQuestion } from "#app/ratings/versions/draft.ts";
import {
  hasFixedAnswers,
  optionRows,
  questionFormSchema,
  questionFrom,
  type QuestionForm,
} from "#app/ratings/versions/question-form.ts";
import type { Cells, ColumnName, OfficeTable, TableColumn } from "./office-table.ts";
import { choicesOf, listOfWords, type ListOfWords, type TableSource } from "./table-source.server.ts";

/**
 * The questions of the questionnaire's draft, one per row, with their answers one a line of a cell: added, changed, ordered
 * and removed. Empty while the office has no draft; a version that was answered is never in it.
 */
export const questionnaireTable: TableSource = {
  section: "questionnaires:problems",
  page: "/settings/questionnaires",
  canRemove: true,
  async load(db, officeId, language): Promise<OfficeTable> {
    const draft = await findOpenDraft(db, officeId);
    const questions = draft?.questions ?? [];
    const words = wordsIn(language);
    const byKey = new Map(questions.map((question) => [question.key, question]));
    return {
      columns: columnsIn(language, words),
      rows: questions.map((question, index) => ({ key: question.key, cells: cellsOf(question, index, words) })),
      mayAdd: draft !== undefined,
      mayRemove: true,
      check: (cells) => problemsOf(cells, byKey.get(cells["id"] ?? ""), words),
    };
  },
  async save(context, tx, by, changes) {
    const words = wordsIn("vi");
    const rows = changes.map(({ kind, key, after }) => ({
      key,
      position: after["position"] === "" || after["position"] === undefined ? undefined : Number(after["position"]),
      make: kind === "remove" ? undefined : (question: Question) => questionFrom(question, formOf(after, words)),
      kind: questionKinds.find((one) => one === after["kind"]) ?? "scale",
    }));
    const notes = await saveDraftQuestions(context, tx, by.officeId, rows);
    const [change] = changes;
    if (notes === "too-many" && change !== undefined) return { ok: false, refused: { change, problem: "tooMany" } };
    return { ok: true, notes: notes === "too-many" ? [] : notes };
  },
};

interface Words {
  channels: ListOfWords<(typeof channels)[number]>;
  stages: ListOfWords<(typeof stages)[number]>;
  evidence: ListOfWords<(typeof evidenceLevels)[number]>;
}

function wordsIn(language: Language): Words {
  return {
    channels: listOfWords(channels, language, (t, channel) => t(`figures:byChannel.${channel}`)),
    stages: listOfWords(stages, language, (t, stage) => t(`questionnaires:stages.${stage}`)),
    evidence: listOfWords(evidenceLevels, language, (t, level) => t(`questionnaires:form.evidenceLevels.${level}`)),
  };
}

function columnsIn(language: Language, words: Words): TableColumn[] {
  const none = { value: "", label: "" };
  const scores = ["1", "2", "3", "4", "5"].map((value) => ({ value, label: value }));
  const names: Partial<Record<ColumnName, NonNullable<TableColumn["choices"]>>> = {
    kind: choicesOf(questionKinds, language, (t, kind) => t(`questionnaires:kinds.${kind}`)),
    upToScore: scores,
    factor: [none, ...choicesOf(serviceFactors, language, (t, factor) => t(`indicators:factors.names.${factor}`))],
    indicator: [none, ...choicesOf(indicators, language, (t, one) => `${one}. ${t(`indicators:nine.names.${one}`)}`)],
  };
  const value = (name: ColumnName, width: number, more: Partial<TableColumn> = {}): TableColumn => ({
    name,
    role: "value",
    width,
    ...(names[name] === undefined ? {} : { choices: names[name] }),
    ...more,
  });
  return [
    { name: "id", role: "id", width: 18 },
    value("position", 8, { isNumber: true }),
    value("kind", 24),
    value("vi", 50),
    value("en", 50),
    value("hintVi", 30),
    value("hintEn", 30),
    value("answersVi", 30, { tidy: tidyLines }),
    value("answersEn", 30, { tidy: tidyLines }),
    value("evidence", 22, { tidy: (typed) => words.evidence.tidy(typed, "\n") }),
    value("channels", 40, { tidy: (typed) => words.channels.tidy(typed), usual: words.channels.all }),
    value("stages", 30, { tidy: (typed) => words.stages.tidy(typed), usual: words.stages.all }),
    value("upToScore", 10, { usual: "5" }),
    value("factor", 30),
    value("indicator", 40),
  ];
}

/** The lines of a cell without blank ends; a blank line between two is an answer without a text. */
function tidyLines(typed: string): string {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trimEnd();
}

function cellsOf(question: Question, index: number, words: Words): Cells {
  const { key, kind, label, hint, options, upToScore, factor, indicator } = question;
  const lines = (of: (option: Question["options"][number]) => string) => options.map(of).join("\n").trimEnd();
  return {
    id: key,
    position: String(index + 1),
    kind,
    vi: label.vi,
    en: label.en,
    hintVi: hint.vi,
    hintEn: hint.en,
    answersVi: lines(({ texts }) => texts.vi),
    answersEn: lines(({ texts }) => texts.en),
    evidence: lines(({ evidence }) => (evidence === null ? "–" : words.evidence.wordOf(evidence))).replace(
      /(?:\n?–)+$/,
      "",
    ),
    channels: words.channels.textOf(question.channels),
    stages: words.stages.textOf(question.stages),
    upToScore: String(upToScore),
    factor: factor ?? "",
    indicator: indicator ?? "",
  };
}

const linesOf = (cell: string | undefined) => ((cell ?? "") === "" ? [] : (cell ?? "").split("\n"));

/** The form of the question's own page, filled in from a row. */
function typedForm(cells: Cells, words: Words) {
  const [vi, en, evidence] = [cells["answersVi"], cells["answersEn"], cells["evidence"]].map(linesOf);
  const answers = optionRows.flatMap((row, index) => {
    const level = words.evidence.valueOf(evidence?.[index] ?? "");
    return [
      [`optionVi${row}`, vi?.[index] ?? ""],
      [`optionEn${row}`, en?.[index] ?? ""],
      ...(level === undefined ? [] : [[`evidence${row}`, level]]),
    ];
  });
  return {
    ...(Object.fromEntries(answers) as Record<string, string>),
    labelVi: cells["vi"] ?? "",
    labelEn: cells["en"] ?? "",
    hintVi: cells["hintVi"] ?? "",
    hintEn: cells["hintEn"] ?? "",
    channels: words.channels.valuesOf(cells["channels"] ?? ""),
    stages: words.stages.valuesOf(cells["stages"] ?? ""),
    upToScore: cells["upToScore"] ?? "5",
    factor: cells["factor"] === "" ? undefined : cells["factor"],
    indicator: cells["indicator"] === "" ? undefined : cells["indicator"],
  };
}

const formOf = (cells: Cells, words: Words): QuestionForm => questionFormSchema.parse(typedForm(cells, words));

const columnOfField: Readonly<Record<string, ColumnName>> = {
  labelVi: "vi",
  labelEn: "en",
  hintVi: "hintVi",
  hintEn: "hintEn",
};

type Problem = ReturnType<OfficeTable["check"]>[number];

function problemsOf(cells: Cells, known: Question | undefined, words: Words): Problem[] {
  const problems: Problem[] = [];
  const read = questionFormSchema.safeParse(typedForm(cells, words));
  for (const { path, message } of read.error?.issues ?? []) {
    const field = String(path[0]);
    const answers = field.startsWith("optionEn") ? "answersEn" : "answersVi";
    problems.push({ column: columnOfField[field] ?? answers, problem: message });
  }
  const refuse = (column: ColumnName, problem: string) => problems.push({ column, problem });
  if (!/^([1-9]\d{0,2})?$/.test(cells["position"] ?? "")) refuse("position", "positionWrong");
  if (words.channels.isUnknown(cells["channels"] ?? "")) refuse("channels", "choice");
  if (words.stages.isUnknown(cells["stages"] ?? "")) refuse("stages", "choice");
  if (words.evidence.isUnknown(cells["evidence"] ?? "")) refuse("evidence", "choice");
  if (known !== undefined && known.kind !== cells["kind"]) refuse("kind", "kindFixed");
  const kind = questionKinds.find((one) => one === cells["kind"]);
  if (kind === undefined) return problems;
  const question = known ?? newQuestion("", kind);
  const answers = Math.max(linesOf(cells["answersVi"]).length, linesOf(cells["answersEn"]).length);
  const isFixed = hasFixedAnswers(question) && known !== undefined;
  if (isFixed && answers !== question.options.length) refuse("answersVi", "answersFixed");
  if (answers > optionRows.length) refuse("answersVi", "answersMany");
  if ((kind === "scale" || kind === "text") && answers > 0) refuse("answersVi", "answersNone");
  return problems;
}
