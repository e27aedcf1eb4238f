import type { Context } from "#app/platform/context.server.ts";

/** Overwrites one row in the database. Throws if the database cannot be reached or cannot store. */
export async function storeProbe({ db, clock }: Context): Promise<void> {
  const written = { written_at: clock.now() };
  await db
    .insertInto("write_probes")
    .values({ name: "ready", ...written })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(written))
    .execute();
}
