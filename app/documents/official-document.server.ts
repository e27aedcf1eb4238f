import { Document, Packer, type Paragraph } from "docx";
import { xmlText } from "#app/platform/text/xml-text.ts";
import { letterLayout, type OfficialLetter } from "./official-letter.ts";
import { bodyParagraph, documentStyles, ending, head, line, run, section } from "./official-parts.server.ts";

/** Draws a letter as a .docx file. */
export function letterDocument(letter: OfficialLetter): Promise<Buffer> {
  return lettersDocument([letter]);
}

/** Draws letters as one .docx file, each from a new page on; named after the first. */
export function lettersDocument(letters: readonly OfficialLetter[]): Promise<Buffer> {
  const [first] = letters;
  return Packer.toBuffer(
    new Document({
      title: xmlText(first?.subject ?? ""),
      creator: xmlText(first?.officeName ?? ""),
      styles: documentStyles,
      sections: letters.map((letter) =>
        section(
          [
            head(letter),
            addressee(letter.addressee),
            ...letter.paragraphs.map(({ text, isQuoted }) => bodyParagraph(text, isQuoted === true)),
            line([], { spacing: { before: 120 } }),
            ending(letter),
          ],
          { isFirst: true, isLandscape: false },
        ),
      ),
    }),
  );
}

function addressee(name: string): Paragraph {
  return line([run(`Kính gửi: ${name}`, letterLayout.sizes.body)], { spacing: { before: 360, after: 240 } });
}
