import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Secrets with which other software signs rating links, and ratings that arrive before their dossier. */
export const signedLinks: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("link_secrets")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("name", text, (c) => c.notNull())
      .addColumn("sealed", text, (c) => c.notNull())
      .addColumn("created_at", text, (c) => c.notNull())
      .addColumn("created_by", text, (c) => c.references("staff.id"))
      .addColumn("ends_on", text)
      .addColumn("revoked_at", text)
      .addColumn("revoked_by", text, (c) => c.references("staff.id"))
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema
      .createIndex("link_secrets_office")
      .on("link_secrets")
      .columns(["office_id", "created_at"])
      .execute();
    await db.schema
      .createTable("waiting_ratings")
      .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
      .addColumn("kind", text, (c) => c.notNull())
      .addColumn("place", text, (c) => c.notNull())
      .addColumn("tap", "integer", (c) => c.notNull())
      .addColumn("score", "integer", (c) => c.notNull())
      .addColumn("language", text, (c) => c.notNull())
      .addColumn("given_at", text, (c) => c.notNull())
      .addColumn("given_on", text, (c) => c.notNull())
      .addColumn("device", text)
      .addColumn("network", text)
      .addColumn("own_network", "integer", (c) => c.notNull())
      .addColumn("outcome", text)
      .addColumn("settled_at", text)
      .addColumn("dossier_id", text, (c) => c.references("dossiers.id").onDelete("set null"))
      .addPrimaryKeyConstraint("waiting_ratings_key", ["office_id", "kind", "place", "tap"])
      .modifyEnd(withoutRowid(db))
      .execute();
    // Those that still wait, in the order in which they were given; those that were matched since a moment.
    await db.schema
      .createIndex("waiting_ratings_open")
      .on("waiting_ratings")
      .columns(["office_id", "settled_at", "given_on"])
      .execute();
    await db.schema.createIndex("waiting_ratings_dossier").on("waiting_ratings").column("dossier_id").execute();
  },
};
