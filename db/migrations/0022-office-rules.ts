import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType, withoutRowid } from "../columns.ts";
import type { Db } from "../engine.ts";

const moved = [
  "answer_needs_approval",
  "reopen_days",
  "document_symbol",
  "letter_signer",
  "trust_rules",
  "own_networks",
];

/**
 * The rules of an office for its cases and its ratings leave the table of the office for tables of their own, which the
 * areas that read them also write. The values are carried over.
 */
export const officeRules: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const text = textType(db);
    await db.schema
      .createTable("case_rules")
      .addColumn("office_id", text, (c) => c.primaryKey().references("offices.id"))
      .addColumn("answer_needs_approval", "integer", (c) => c.notNull())
      .addColumn("reopen_days", "integer", (c) => c.notNull())
      .addColumn("document_symbol", text, (c) => c.notNull())
      .addColumn("letter_signer", text, (c) => c.notNull())
      .modifyEnd(withoutRowid(db))
      .execute();
    await db.schema
      .createTable("trust_rules")
      .addColumn("office_id", text, (c) => c.primaryKey().references("offices.id"))
      .addColumn("rules", text, (c) => c.notNull())
      .addColumn("own_networks", text, (c) => c.notNull())
      .modifyEnd(withoutRowid(db))
      .execute();
    await sql`insert into case_rules (office_id, answer_needs_approval, reopen_days, document_symbol, letter_signer)
      select id, answer_needs_approval, reopen_days, document_symbol, letter_signer from offices`.execute(db);
    await sql`insert into trust_rules (office_id, rules, own_networks)
      select id, trust_rules, own_networks from offices`.execute(db);
    for (const column of moved) await db.schema.alterTable("offices").dropColumn(column).execute();
  },
};
