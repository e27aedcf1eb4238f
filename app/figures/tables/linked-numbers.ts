/** A number in a sentence, and the list of what it counts. */
export interface ListedNumber {
  /** As written, such as "1.204". */
  text: string;
  list?: string | undefined;
  /** What it is of, where the numbers of a sentence are of different things. */
  of?: string | undefined;
}

/** A piece of a sentence: words, or a number that leads to its list. */
export type SentencePiece = string | { text: string; list: string; of?: string | undefined };

const [opening, closing] = ["\u{e000}", "\u{e001}"];

/** The mark that stands in a sentence for one of its numbers until `piecesOf` puts the number there. */
export function markOf(name: string): string {
  return opening + name + closing;
}

/** The pieces of a sentence with marks. A number that is written twice leads to its list once. */
export function piecesOf(sentence: string, numbers: Readonly<Record<string, ListedNumber>>): SentencePiece[] {
  const linked = new Set<string>();
  return sentence.split(new RegExp(`${opening}([^${closing}]*)${closing}`)).flatMap((piece, index): SentencePiece[] => {
    if (index % 2 === 0) return piece === "" ? [] : [piece];
    const { text, list, of } = numbers[piece] ?? { text: "" };
    if (list === undefined || linked.has(piece)) return [text];
    linked.add(piece);
    return [{ text, list, of }];
  });
}
