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
 * A form that was posted when its session had ended. It is kept for an hour for the account that typed it and offered
 * back on the page it came from, by whichever process is asked; it is never carried out. What was typed is sealed with
 * SECRET. Files are not kept.
 */
export interface KeptForm extends z.infer<typeof formSchema> {
  /** Which account typed it, see `ownerTag`. */
  owner: string;
}

/** Names the kept form in a request that offers it back; never taken from outside (app/server/remix-route.server.ts). */
export const offeredHeader = "x-offered-form";
/** The name of the query parameter that carries the id of a kept form. */
export const keptParameter = "kept";

const keptMinutes = 60;
/** At most so many for one account, the newest ones, of at most so many characters each: 1.2 MB. */
const mostOfOwner = 20;
const longestForm = 60_000;

/** Passwords, secrets and one-time tokens are typed anew. */
const isSecret = /pass|secret|token|^current$/i;

/** Keeps what was typed and answers its id; undefined where there is nothing to keep or too much. */
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

/** The kept form of an id; undefined where there is none, or its hour is over. */
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

/** Removes the kept forms whose hour is over; answers how many. */
export async function forgetKeptForms({ db, clock }: Context): Promise<number> {
  const forgotten = await db.deleteFrom("kept_forms").where("kept_until", "<", clock.now()).executeTakeFirst();
  return Number(forgotten.numDeletedRows);
}
