import type { WrittenContact } from "./contact.ts";

/**
 * Headings of the columns with an applicant's contact, as imports fold them (`foldedHeading`), the most exact first. They are apart from
 * the columns of the register: only invitations read them, only while an office sends any, and no report repeats them.
 */
const headings: Record<keyof WrittenContact, readonly string[]> = {
  email: [
    "thu dien tu",
    "email",
    "e-mail",
    "dia chi email",
    "dia chi thu dien tu",
    "email lien he",
    "email nguoi nop",
    "thu dien tu nguoi nop",
  ],
  phone: [
    "so dien thoai",
    "dien thoai",
    "sdt",
    "so dt",
    "dien thoai lien he",
    "so dien thoai lien he",
    "so dien thoai nguoi nop",
    "sdt nguoi nop",
    "dien thoai di dong",
    "so di dong",
  ],
  consent: [
    "dong y nhan loi moi danh gia",
    "dong y nhan loi moi",
    "dong y nhan tin",
    "dong y nhan tin nhan",
    "dong y nhan thong bao",
    "dong y lien he",
  ],
};

/** The positions of these columns in a row; what is missing is not in the file. */
export type ContactPositions = Readonly<Partial<Record<keyof WrittenContact, number>>>;

/** Finds the columns of contact by the folded headings of a file; undefined if the file has no address at all. */
export function findContactColumns(folded: readonly string[]): ContactPositions | undefined {
  const positionOf = (name: keyof WrittenContact): number | undefined => {
    const known = headings[name].find((heading) => folded.includes(heading));
    return known === undefined ? undefined : folded.indexOf(known);
  };
  const [email, phone, consent] = [positionOf("email"), positionOf("phone"), positionOf("consent")];
  if (email === undefined && phone === undefined) return undefined;
  return {
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(consent === undefined ? {} : { consent }),
  };
}

/** Longer cells are no contact; they are not carried to the thread that saves. */
const longestCell = 300;

/** The cells of a row's contact; undefined if it has neither an address nor a number, nor says anything about consent. */
export function contactCells(
  cells: readonly string[],
  { email, phone, consent }: ContactPositions,
): WrittenContact | undefined {
  const cell = (position: number | undefined) => {
    const text = position === undefined ? "" : (cells[position] ?? "").trim();
    return text.length > longestCell ? "" : text;
  };
  const written = {
    email: cell(email),
    phone: cell(phone),
    consent: consent === undefined ? undefined : cell(consent),
  };
  return written.email === "" && written.phone === "" && (consent === undefined || written.consent === "")
    ? undefined
    : written;
}
