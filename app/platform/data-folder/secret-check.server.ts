import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";

/** The encrypted word and its owner: both may be public, only the key is secret. */
const owner = "installation";
const plain = "hai-long";

/**
 * Whether SECRET is the one this database was set up with. The database contains an encrypted check value, created at
 * the first start; a database of an earlier version gets one only if SECRET decrypts some of its data.
 */
export async function isOwnSecret({ db, settings, clock }: Context): Promise<boolean> {
  const check = await findCheck(db);
  if (check !== undefined) return opens(settings.secret, owner, check, "secret check");
  if (!(await opensWhatIsSealed(db, settings.secret))) return false;
  await db
    .insertInto("secret_checks")
    .values({
      only_row: 1,
      sealed: seal(settings.secret, owner, plain, "secret check"),
      created_at: clock.now(),
    })
    .onConflict((conflict) => conflict.column("only_row").doNothing())
    .execute();
  // Another process may have been faster, with another SECRET.
  return opens(settings.secret, owner, (await findCheck(db)) ?? "", "secret check");
}

async function findCheck(db: Db): Promise<string | undefined> {
  return (await db.selectFrom("secret_checks").select("sealed").executeTakeFirst())?.sealed;
}

const lookedAt = 20;

/**
 * True if SECRET decrypts one of the newest encrypted texts, or if there are none: single texts may come from a start
 * with a wrong SECRET.
 */
async function opensWhatIsSealed(db: Db, secret: string): Promise<boolean> {
  const contacts = await db
    .selectFrom("complaint_contacts")
    .select(["complaint_id", "sealed"])
    .orderBy("complaint_id", "desc")
    .limit(lookedAt)
    .execute();
  const messages = await db
    .selectFrom("outbox_messages")
    .select(["id", "sealed"])
    .where("sealed", "is not", null)
    .orderBy("id", "desc")
    .limit(lookedAt)
    .execute();
  if (contacts.length === 0 && messages.length === 0) return true;
  return (
    contacts.some(({ complaint_id, sealed }) => opens(secret, complaint_id, sealed, "contact details")) ||
    messages.some(({ id, sealed }) => opens(secret, id, sealed ?? "", "outbox message"))
  );
}

function opens(secret: string, sealedFor: string, sealed: string, purpose: Parameters<typeof unseal>[3]): boolean {
  try {
    unseal(secret, sealedFor, sealed, purpose);
    return true;
  } catch {
    return false;
  }
}
