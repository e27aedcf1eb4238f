import type { Db } from "#db/engine.ts";
import { formatReceiptCode, receiptAddress } from "#app/dossiers/receipt-code.ts";
import type { PaperReceipt } from "#app/dossiers/receipts/paper-receipt.ts";
import { qrPicture } from "#app/dossiers/receipts/receipt-qr.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { BoundCode, ListedBook } from "./code-book.ts";

const mostListed = 20;

/** The codes that were bound last. */
export async function listBoundCodes(db: Db, officeId: string): Promise<BoundCode[]> {
  const rows = await db
    .selectFrom("issued_codes")
    .leftJoin("dossiers", (join) =>
      join
        .onRef("dossiers.office_id", "=", "issued_codes.office_id")
        .onRef("dossiers.number", "=", "issued_codes.number"),
    )
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("issued_codes.office_id", "=", officeId)
    .where("issued_codes.bound_at", "is not", null)
    .orderBy("issued_codes.bound_at", "desc")
    .orderBy("issued_codes.code")
    .limit(mostListed)
    .select(["issued_codes.code", "issued_codes.number", "issued_codes.bound_at as boundAt"])
    .select(["dossiers.id as dossierId", "ratings.id as ratingId"])
    .execute();
  return rows.flatMap(({ code, number, boundAt, dossierId, ratingId }) =>
    number === null || boundAt === null
      ? []
      : [{ code, number, boundAt, isRegistered: dossierId !== null, isRated: ratingId !== null }],
  );
}

/** The newest books of codes of an office. */
export function listBooks(db: Db, officeId: string): Promise<ListedBook[]> {
  return db
    .selectFrom("issued_codes")
    .leftJoin("counters", "counters.id", "issued_codes.counter_id")
    .where("issued_codes.office_id", "=", officeId)
    .groupBy(["issued_codes.book_id", "counters.name", "issued_codes.issued_at"])
    .orderBy("issued_codes.issued_at", "desc")
    .orderBy("issued_codes.book_id")
    .limit(mostListed)
    .select(["issued_codes.book_id as id", "counters.name as counter", "issued_codes.issued_at as issuedAt"])
    .select((eb) => [eb.fn.countAll<number>().as("codes"), eb.fn.count<number>("issued_codes.number").as("bound")])
    .execute();
}

/** A code of a book on a label: what is printed instead of a dossier's number is told by `lineOf`. */
export async function listCodesToPrint(
  { db, settings }: Context,
  officeId: string,
  bookId: string,
  { qrSide, lineOf }: { qrSide: number; lineOf: (counter: string | null, position: number) => string },
): Promise<PaperReceipt[]> {
  const rows = await db
    .selectFrom("issued_codes")
    .leftJoin("counters", "counters.id", "issued_codes.counter_id")
    .where("issued_codes.office_id", "=", officeId)
    .where("issued_codes.book_id", "=", bookId)
    .orderBy("issued_codes.position")
    .select(["issued_codes.code", "issued_codes.position", "issued_codes.issued_at as issuedAt"])
    .select("counters.name as counter")
    .execute();
  return rows.map(({ code, position, issuedAt, counter }) => ({
    dossierId: code,
    number: lineOf(counter, position),
    procedureName: "",
    field: "",
    receivedAt: issuedAt,
    dueAt: null,
    finishedOn: null,
    counter,
    unit: null,
    code: formatReceiptCode(code),
    qr: qrPicture(receiptAddress(settings.publicUrl, code), qrSide),
    printedAt: null,
    invitation: null,
  }));
}
