import { headers, lineEnds, marks, rowEnds, separators } from "./register-cell-variants.ts";
import { encodings, frames, otherKinds } from "./register-file-variants.ts";
import { codes, days, nones } from "./register-word-variants.ts";
import type { RegisterVariant } from "./register-writing.ts";

/** The same small register written in many ways, as the programs and people of offices write it. */
export const registerVariants = {
  "ends of lines": lineEnds(),
  "ends of rows": rowEnds(),
  "marks and invisible signs": marks(),
  headings: headers(),
  separators: separators(),
  days: days(),
  "words for none": nones(),
  "codes of procedures": codes(),
  encodings: encodings(),
  "files of other kinds": otherKinds(),
  "frames of printed tables": frames(),
} satisfies Record<string, RegisterVariant[]>;
