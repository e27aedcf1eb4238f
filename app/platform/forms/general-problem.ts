/** What can be wrong with a field whose schema has no words of its own for it: names of texts below `shell:problems`. */
export type GeneralProblem = "missing" | "wrong" | "tooShort" | "tooLong" | "notSentYet";
