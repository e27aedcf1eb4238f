import { Fragment } from "react";
import { useT } from "#app/i18n/page.tsx";
import { markOf, piecesOf, type ListedNumber } from "./linked-numbers.ts";

interface LinkedNumbersProps<Name extends string> {
  /** Writes the sentence around the marks of its numbers. */
  sentence: (marks: Record<Name, string>) => string;
  numbers: Readonly<Record<Name, ListedNumber>>;
  /** What the numbers are of, for those who hear a link without its sentence. */
  of: string;
}

/** A sentence whose numbers are links to the lists of what they count. */
export function LinkedNumbers<Name extends string>({ sentence, numbers, of }: LinkedNumbersProps<Name>) {
  const t = useT();
  const names = Object.keys(numbers) as Name[];
  const marks = Object.fromEntries(names.map((name) => [name, markOf(name)])) as Record<Name, string>;
  return piecesOf(sentence(marks), numbers).map((piece, index) =>
    typeof piece === "string" ? (
      <Fragment key={index}>{piece}</Fragment>
    ) : (
      <a key={index} href={piece.list} aria-label={t("figures:lists.of", { number: piece.text, of: piece.of ?? of })}>
        {piece.text}
      </a>
    ),
  );
}
