import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/**
 * Invitations to rate: which office sends them, to whom one waits or was sent, and which addresses want none. An invitation
 * is known by the number of its dossier and not by its row, so that a dossier that is imported again is not invited again.
 */
export const ratingInvitations: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("invitation_rules")
      .addColumn("office_id", text, (c) => c.primaryKey().references("offices.id"))
      .addColumn("is_on", "integer", (c) => c.notNull())
      .addColumn("basis", text, (c) => c.notNull())
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema
      .createTable("rating_invitations")
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("dossier_number", text, (c) => c.notNull())
      .addColumn("channel", text, (c) => c.notNull())
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("sealed", text)
      .addColumn("address_hash", text)
      .addColumn("kept_at", text, (c) => c.notNull())
      .addColumn("next_attempt_at", text, (c) => c.notNull())
      .addColumn("attempts", "integer", (c) => c.notNull())
      .addColumn("claim", text)
      .addColumn("claimed_at", text)
      .addColumn("ended_at", text)
      .addPrimaryKeyConstraint("rating_invitations_key", ["office_id", "dossier_number"])
      .modifyEnd(withoutRowid(db))
      .execute();
    await sql`create index invitations_to_send on rating_invitations (state, next_attempt_at)
      where state in ('waiting', 'sending')`.execute(db);
    await sql`create index invitations_ended on rating_invitations (office_id, ended_at)
      where ended_at is not null`.execute(db);
    await db.schema
      .createTable("invitation_refusals")
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("address_hash", text, (c) => c.notNull())
      .addColumn("refused_at", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("invitation_refusals_key", ["office_id", "address_hash"])
      .modifyEnd(withoutRowid(db))
      .execute();
  },
};
