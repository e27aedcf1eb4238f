import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/**
 * Letters of apology, and the dossiers without a result in the order of their promised day. Two of the plans that offices
 * adopted ask for a letter for each late dossier; their target was compared with what citizens say, and is compared with the
 * letters from now on.
 */
export const apologyLetters: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("apology_letters")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("dossier_number", text, (c) => c.notNull())
      .addColumn("received_on", text, (c) => c.notNull())
      .addColumn("ordinal", "integer", (c) => c.notNull())
      .addColumn("batch_id", text, (c) => c.notNull())
      .addColumn("title", text, (c) => c.notNull())
      .addColumn("reason", text, (c) => c.notNull())
      .addColumn("promised_on", text, (c) => c.notNull())
      .addColumn("new_on", text, (c) => c.notNull())
      .addColumn("written_by", text, (c) => c.notNull().references("staff.id"))
      .addColumn("written_at", text, (c) => c.notNull())
      .addColumn("written_on", text, (c) => c.notNull())
      .addColumn("document_number", text)
      .addColumn("sent_on", text)
      .addColumn("recorded_by", text, (c) => c.references("staff.id"))
      .addColumn("recorded_at", text)
      .addUniqueConstraint("apology_letters_dossier", ["office_id", "dossier_number", "ordinal"])
      .execute();
    await sql`create index apology_letters_written on apology_letters (office_id, id)`.execute(db);
    await sql`create index apology_letters_batch on apology_letters (batch_id)`.execute(db);
    await sql`create index apology_letters_sent on apology_letters (office_id, received_on, dossier_number, sent_on, promised_on)
      where sent_on is not null`.execute(db);
    await sql`create index dossiers_promised on dossiers (office_id, due_on, id)
      where finished_on is null and due_on is not null`.execute(db);
    await db
      .updateTable("targets")
      .set({ figure: "apology-letters" })
      .where("figure", "=", "apology")
      .where((eb) =>
        eb.or([
          eb("source", "like", "Kế hoạch số 155/KH-SKHCN%"),
          eb("source", "like", "%Sở Khoa học và Công nghệ tỉnh Bà Rịa – Vũng Tàu%"),
        ]),
      )
      .execute();
  },
};
