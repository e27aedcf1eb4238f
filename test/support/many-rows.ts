import type { Insertable, Selectable } from "kysely";
import type { ComplaintsTable } from "#db/schema/complaints.ts";
import type { DossiersTable } from "#db/schema/dossiers.ts";
import type { Context } from "#app/platform/context.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { givenComplaint } from "./complaints.ts";
import { importBytes, registerFile, registerRow } from "./register.ts";

/** Rows in one statement; every engine takes as many parameters. */
const rowsAtOnce = 250;

async function inPortions<Row>(rows: readonly Row[], insert: (some: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) await insert(rows.slice(from, from + rowsAtOnce));
}

/** Copies of one registered dossier, changed by their index; answers their ids. The daily totals do not know them. */
export async function givenManyDossiers(
  { db }: Context,
  count: number,
  change: (index: number) => Partial<Insertable<DossiersTable>>,
): Promise<string[]> {
  const first: Selectable<DossiersTable> = await db
    .selectFrom("dossiers")
    .orderBy("id")
    .selectAll()
    .limit(1)
    .executeTakeFirstOrThrow();
  const rows = Array.from({ length: count }, (_, index) => {
    const id = newId();
    return { ...first, id, number: `SO-${id}`, ...change(index) };
  });
  await inPortions(rows, (some) => db.insertInto("dossiers").values(some).execute());
  return rows.map(({ id }) => id);
}

/** One dossier of a register, for `givenManyDossiers` to copy; answers its id. */
export async function givenOneDossier(context: Context, officeId: string): Promise<string> {
  await importBytes(context, officeId, registerFile(registerRow({ number: "H13.18-261101-0001" })));
  return (await context.db.selectFrom("dossiers").select("id").executeTakeFirstOrThrow()).id;
}

/** Copies of one case that was sent, changed by their index; answers their ids. */
export async function givenManyCases(
  context: Context,
  officeId: string,
  count: number,
  change: (index: number) => Partial<Insertable<ComplaintsTable>>,
): Promise<string[]> {
  const { db } = context;
  const { reference } = await givenComplaint(context, officeId);
  const first: Selectable<ComplaintsTable> = await db
    .selectFrom("complaints")
    .where("reference", "=", reference)
    .selectAll()
    .executeTakeFirstOrThrow();
  const rows = Array.from({ length: count - 1 }, (_, index) => {
    const id = newId();
    return { ...first, id, reference: `PA-${id}`, form_hash: id, ...change(index) };
  });
  await inPortions(rows, (some) => db.insertInto("complaints").values(some).execute());
  return [first.id, ...rows.map(({ id }) => id)];
}
