import type { Db } from "#db/engine.ts";
import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { hashToken, keyedBytes } from "#app/platform/secrets.server.ts";

/** Whether this installation has no office yet, so that only the first-run page makes sense. */
export async function needsSetup(db: Db): Promise<boolean> {
  return (await db.selectFrom("offices").select("id").limit(1).executeTakeFirst()) === undefined;
}

/**
 * At the start of an empty installation: returns the one-time token of the first-run page and stores its hash;
 * undefined if there is an office. The token is derived from SECRET and the installation's id: all processes of the
 * installation print and accept the same one, and so does the next start. A person who can read the server's log may
 * set it up.
 */
export function issueSetupToken(context: Context): Promise<string | undefined> {
  return inTransaction(context.db, async (tx) => {
    if (!(await needsSetup(tx))) return undefined;
    const installation = await tx.selectFrom("installation").select("id").executeTakeFirst();
    const bytes = keyedBytes(context.settings.secret, "setup token", installation?.id ?? "");
    const token = Buffer.from(bytes).toString("base64url");
    const row = { token_hash: hashToken(token), created_at: context.clock.now(), used_at: null };
    await tx
      .deleteFrom("setup_tokens")
      .where("used_at", "is", null)
      .where("token_hash", "<>", row.token_hash)
      .execute();
    await tx
      .insertInto("setup_tokens")
      .values(row)
      .onConflict((conflict) => conflict.column("token_hash").doNothing())
      .execute();
    return token;
  });
}

/** Prints the token of an empty installation, once, on the standard output: not through the log, which may be collected elsewhere. */
export async function announceSetup(context: Context): Promise<void> {
  const token = await issueSetupToken(context);
  if (token === undefined) return;
  process.stdout.write(
    `\nThis installation has no office yet. Open ${context.settings.publicUrl}/setup and enter this one-time token:\n\n  ${token}\n\n`,
  );
}
