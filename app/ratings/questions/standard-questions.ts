import { channels, stages, type Channel, type Stage } from "#app/dossiers/dossier.ts";
import { messages } from "#app/i18n/messages.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import type { EvidenceLevel, Indicator, ServiceFactor } from "./crosswalk.ts";
import type { Question, QuestionKind, Texts } from "./question.ts";

/*
 * The product's own questions. They are version 1 of every office, follow the factors of the national satisfaction
 * survey (SIPAS) and the limits an office sets itself: 25 minutes of waiting a visit, 40 minutes of reception a dossier.
 * Figures such as the share of short waiting count the answers to them, in whatever version they are asked.
 */

type Evidence = EvidenceLevel | null;

interface StandardQuestion {
  kind: QuestionKind;
  /** The possible answers and how they count for an indicator; none for five levels. */
  answers: Readonly<Record<string, Evidence>>;
  channels?: readonly Channel[];
  stages?: readonly Stage[];
  upToScore?: Score;
  factor?: ServiceFactor;
  indicator?: Indicator;
}

const none: Readonly<Record<string, Evidence>> = {};

/** Names and answers are stored: never rename one, and never change what version 1 asks or counts. */
const catalogue = {
  /** Lý do chưa hài lòng. */
  reasons: {
    kind: "several",
    answers: {
      attitude: null,
      guidance: null,
      trips: null,
      waiting: null,
      late: null,
      mistake: null,
      payment: null,
      other: null,
    },
    upToScore: 3,
  },
  /** Seats, equipment, the waiting room. */
  facilities: { kind: "scale", answers: none, channels: ["counter"], factor: "access" },
  /** Whether the procedure, fees and charges are public and as the rules say. */
  procedure: { kind: "scale", answers: none, factor: "procedure", indicator: "6" },
  /** Attitude of the staff. */
  attitude: { kind: "scale", answers: none, factor: "staff", indicator: "7" },
  /** Whether the result is right, complete and without mistakes. */
  outcome: { kind: "scale", answers: none, stages: ["result"], factor: "result" },
  /** Whether it is easy to give feedback and to learn its result. */
  feedback: { kind: "scale", answers: none, factor: "feedback", indicator: "8" },
  /** Whether the guidance was clear, and enough at the first time. */
  guidance: { kind: "choice", answers: { once: "better", repeated: "met", unclear: "failed" } },
  /** How often the citizen had to come. */
  trips: { kind: "choice", answers: { "0": "better", "1": "better", "2": "met", "3+": "failed" }, indicator: "3" },
  /** Minutes of waiting, per visit. */
  waiting: {
    kind: "choice",
    answers: { "under-15": "better", "15-25": "met", "over-25": "failed" },
    channels: ["counter", "online-part"],
    indicator: "5",
  },
  /** Minutes of reception at the counter, per dossier: only whether it stayed within its limit, which is the best. */
  reception: {
    kind: "choice",
    answers: { "up-to-40": "better", "over-40": "failed" },
    channels: ["counter"],
    indicator: "5",
  },
  /** The result compared with the promised day; if late, whether a letter of apology came. */
  result: {
    kind: "choice",
    answers: { early: "better", "on-time": "met", "late-apology": "failed", "late-silent": "failed" },
    stages: ["result"],
    indicator: "1",
  },
  /** How easy the online service was. */
  online: {
    kind: "choice",
    answers: { easy: "better", manageable: "met", hard: "failed" },
    channels: ["online-full", "online-part"],
    indicator: "9",
  },
} as const satisfies Record<string, StandardQuestion>;

export type StandardName = keyof typeof catalogue;

export const standardNames = Object.keys(catalogue) as StandardName[];

export function isStandardName(key: string): key is StandardName {
  return Object.hasOwn(catalogue, key);
}

/** The reasons why a citizen is not satisfied. */
export type Reason = keyof (typeof catalogue)["reasons"]["answers"];
export const reasons = Object.keys(catalogue.reasons.answers) as Reason[];

/** The highest score after which version 1 asks for reasons. */
export const reasonsUpToScore: Score = catalogue.reasons.upToScore;

interface StandardWords {
  label: string;
  hint?: string;
  answers: Readonly<Record<string, string>>;
}

/** A question of the product as version 1 asks it; a draft may take it and change its texts. */
export function standardQuestion(name: StandardName): Question {
  const asked: StandardQuestion = catalogue[name];
  const words: Record<"vi" | "en", StandardWords> = {
    vi: messages.vi.ratings.questions[name],
    en: messages.en.ratings.questions[name],
  };
  const both = (text: (words: StandardWords) => string | undefined): Texts => ({
    vi: text(words.vi) ?? "",
    en: text(words.en) ?? "",
  });
  return {
    key: name,
    kind: asked.kind,
    label: both(({ label }) => label),
    hint: both(({ hint }) => hint),
    options: Object.entries(asked.answers).map(([id, evidence]) => ({
      id,
      texts: both(({ answers }) => answers[id]),
      evidence,
    })),
    channels: [...(asked.channels ?? channels)],
    stages: [...(asked.stages ?? stages)],
    upToScore: asked.upToScore ?? 5,
    factor: asked.factor ?? null,
    indicator: asked.indicator ?? null,
  };
}
