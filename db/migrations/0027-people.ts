import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** Days on which people are away and who deputises; accounts with a place in several offices; invitations to an office. */
export const people: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    await createLeaves(db);
    await db.schema.alterTable("complaint_events").addColumn("in_place_of", textType(db)).execute();
    await letAccountsHavePlaces(db);
    await createInvitations(db);
  },
};

async function createLeaves(db: Db): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable("staff_leaves")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
    .addColumn("staff_id", text, (c) => c.notNull().references("staff.id"))
    .addColumn("deputy_id", text, (c) => c.references("staff.id"))
    .addColumn("from_on", text, (c) => c.notNull())
    .addColumn("until_on", text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex("staff_leaves_staff").on("staff_leaves").columns(["staff_id", "until_on"]).execute();
  await db.schema.createIndex("staff_leaves_deputy").on("staff_leaves").columns(["deputy_id", "until_on"]).execute();
  await db.schema.createIndex("staff_leaves_office").on("staff_leaves").columns(["office_id", "until_on"]).execute();
}

/** A row of `staff` with `account_id` is the place of that account in a further office; only accounts sign in. */
async function letAccountsHavePlaces(db: Db): Promise<void> {
  const text = textType(db);
  await db.schema
    .alterTable("staff")
    .addColumn("account_id", text, (c) => c.references("staff.id"))
    .execute();
  await db.schema.alterTable("staff").addColumn("last_place_id", text).execute();
  await db.schema.alterTable("sessions").addColumn("place_id", text).execute();
  await sql`update sessions set place_id = staff_id`.execute(db);
  await db.schema.dropIndex("staff_email").execute();
  await sql`create unique index staff_email on staff (email) where account_id is null`.execute(db);
  await sql`create unique index staff_place on staff (account_id, office_id) where account_id is not null`.execute(db);
}

async function createInvitations(db: Db): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable("staff_invitations")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("office_id", text, (c) => c.notNull().references("offices.id"))
    .addColumn("email", text, (c) => c.notNull())
    .addColumn("unit_id", text, (c) => c.references("units.id"))
    .addColumn("roles", text, (c) => c.notNull())
    .addColumn("invited_by", text, (c) => c.notNull().references("staff.id"))
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("expires_at", text, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("staff_invitations_email")
    .on("staff_invitations")
    .columns(["office_id", "email"])
    .unique()
    .execute();
}
