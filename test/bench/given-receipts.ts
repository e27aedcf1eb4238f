import { join } from "node:path";
import { inTransaction, openDatabase } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { registerDossiers } from "#app/dossiers/register/register-dossier.server.ts";
import type { RegisterEntry } from "#app/dossiers/register/register-entry.ts";
import { createOffice } from "#app/installation/create-office.server.ts";
import { addDays, dayOf, instantFromDate, type Instant } from "#app/platform/day.ts";

/** Adds an office with `count` unrated dossiers to the SQLite file of a data folder; returns their receipt codes. */
export async function givenReceipts(dataFolder: string, count: number): Promise<string[]> {
  const opened = openDatabase(join(dataFolder, "hai-long.sqlite"), (error) => {
    throw error;
  });
  await migrate(opened.db);
  const now = instantFromDate(new Date());
  const officeId = await inTransaction(opened.db, (tx) =>
    createOffice(
      tx,
      {
        slug: "bench",
        name: "Sở Khoa học và Công nghệ",
        parentName: "Ủy ban nhân dân thành phố",
        place: "Thành phố",
        contactLine: "Bộ phận Một cửa",
      },
      now,
    ),
  );
  for (let from = 0; from < count; from += 1000) {
    const entries = Array.from({ length: Math.min(1000, count - from) }, (_, index) => entryOf(from + index, now));
    await inTransaction(opened.db, (tx) => registerDossiers(tx, officeId, entries, now));
  }
  const receipts = await opened.db.selectFrom("receipts").select("code").orderBy("dossier_id").execute();
  await opened.close();
  return receipts.map(({ code }) => code);
}

/** Two hundred a day, of forty procedures, up to today: as a one-stop shop has them open for rating. */
function entryOf(index: number, now: Instant): RegisterEntry {
  const receivedAt = instantFromDate(new Date(Date.parse(now) - (index % 100) * 86_400_000));
  const receivedOn = dayOf(receivedAt);
  const procedure = `2.${String(1000 + (index % 40))}`;
  return {
    number: `H29.16-${String(index)}`,
    procedure: { code: procedure, name: `Thủ tục ${procedure}`, field: "Lĩnh vực" },
    channel: index % 3 === 0 ? "online-full" : "counter",
    state: "in-progress",
    receivedAt,
    receivedOn,
    dueAt: null,
    dueOn: addDays(receivedOn, 10),
    finishedAt: null,
    finishedOn: null,
    returnedBy: null,
    counter: index % 3 === 0 ? null : `Quầy ${String((index % 5) + 1)}`,
    unit: `Phòng ${String((index % 4) + 1)}`,
  };
}
