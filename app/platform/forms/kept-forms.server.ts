import { z } from "zod";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { hashToken, newToken, seal, unseal } from "#app/platform/secrets.server.ts";

const formSchema = z.object({
  /** The address of the page, with its query. */
  address: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])),
});

/**
 * A form that was posted after its session had ended. It is stored for an hour for the account that typed it and
 * offered again on its page, by any process; it is never carried out. The typed text is sealed with SECRET. Files are
 * not stored.
 */
export interface KeptForm extends z.infer<typeof formSchema> {
  /** Which account typed it, see `ownerTag`. */
  owner: string;
}

/**
 * Header that names the stored form in an internal request; never accepted from outside (app/server/remix-
 * route.server.ts).
 */
export const offeredHeader = "x-offered-form";
/** The name of the query parameter that carries the id of a kept form. */
export const keptParameter = "kept";

const keptMinutes = 60;
/** Limits for one account: number of forms (the newest are kept) and characters of each; 1.2 MB together. */
const mostOfOwner = 20;
const longestForm = 60_000;

/** Passwords, secrets and one-time tokens are typed anew. */
const isSecret = /pass|secret|token|^current$/i;

/** Stores the typed fields and returns their id; undefined if there is nothing to store or too much. */
export async function keepForm(
  context: Context,
  owner: string,
  address: string,
  form: FormData,
): Promise<string | undefined> {
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === "string" && !isSecret.test(name) ? [[name, value] as const] : [],
  );
  const length = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (fields.length === 0 || length > longestForm) return undefined;
  const { db, settings, clock } = context;
  await forgetKeptForms(context);
  const id = newToken();
  const id_hash = hashToken(id);
  const sealed = seal(settings.secret, id_hash, JSON.stringify({ address, fields }), "kept form");
  const kept_until = addMinutes(clock.now(), keptMinutes);
  await db.insertInto("kept_forms").values({ id_hash, owner, sealed, kept_until }).execute();
  await forgetOldest(context, owner);
  return id;
}

async function forgetOldest({ db }: Context, owner: string): Promise<void> {
  const first = await db
    .selectFrom("kept_forms")
    .select("kept_until")
    .where("owner", "=", owner)
    .orderBy("kept_until", "desc")
    .offset(mostOfOwner)
    .limit(1)
    .executeTakeFirst();
  if (first === undefined) return;
  const { kept_until } = first;
  await db.deleteFrom("kept_forms").where("owner", "=", owner).where("kept_until", "<=", kept_until).execute();
}

/** Reads a stored form; undefined if there is none or its hour is over. */
export async function findKeptForm({ db, settings, clock }: Context, id: string): Promise<KeptForm | undefined> {
  const id_hash = hashToken(id);
  const row = await db
    .selectFrom("kept_forms")
    .select(["owner", "sealed"])
    .where("id_hash", "=", id_hash)
    .where("kept_until", ">=", clock.now())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { address, fields } = formSchema.parse(JSON.parse(unseal(settings.secret, id_hash, row.sealed, "kept form")));
  return { owner: row.owner, address, fields };
}

/** Removes the stored forms whose hour is over; returns their number. */
export async function forgetKeptForms({ db, clock }: Context): Promise<number> {
  const forgotten = await db.deleteFrom("kept_forms").where("kept_until", "<", clock.now()).executeTakeFirst();
  return Number(forgotten.numDeletedRows);
}
