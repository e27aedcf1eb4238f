import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { QrPicture } from "./paper-receipt.ts";
import type { PosterCounter } from "./poster.ts";
import { qrPicture } from "./receipt-qr.server.ts";

/** The counters of an office by name. */
export function listPosterCounters(db: Db, officeId: string): Promise<PosterCounter[]> {
  return db
    .selectFrom("counters")
    .where("office_id", "=", officeId)
    .select(["id", "name"])
    .orderBy("name_key")
    .execute();
}

/** The side of the QR code on a poster on A4 in millimetres, its quiet zone included. */
const posterQrSide = 57;

/** The QR code of the first page, where a rating code is typed in. */
export function posterQr({ settings }: Context): QrPicture {
  return qrPicture(settings.publicUrl, posterQrSide);
}
