import type { Submission } from "@conform-to/react";

/**
 * The texts of a form as they were typed, by field, whether its schema takes them or not: for forms of many lines, which
 * judge each line by themselves. A field that was sent twice is left out.
 */
export function typedTexts({ payload }: Pick<Submission<unknown>, "payload">): Record<string, string> {
  const texts = Object.entries(payload).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return Object.fromEntries(texts);
}

/** The problems of a form as a whole, such as that its session had ended; undefined if there is none. */
export function formErrorsOf(submission: Pick<Submission<unknown>, "reply">): string[] | undefined {
  return submission.reply().error?.[""] ?? undefined;
}
