import type { Db } from "#db/engine.ts";
import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";

/** Whether this installation has no office yet, so that only the first-run page makes sense. */
export async function needsSetup(db: Db): Promise<boolean> {
  return (await db.selectFrom("offices").select("id").limit(1).executeTakeFirst()) === undefined;
}

/**
 * At start-up of an empty installation: makes the one-time token of the first-run page, stores its hash in place of
 * earlier ones, and answers the token; undefined once there is an office. Whoever reads the server's log may set it up.
 */
export function issueSetupToken(context: Context): Promise<string | undefined> {
  const token = newToken();
  return inTransaction(context.db, async (tx) => {
    if (!(await needsSetup(tx))) return undefined;
    await tx.deleteFrom("setup_tokens").where("used_at", "is", null).execute();
    await tx
      .insertInto("setup_tokens")
      .values({ token_hash: hashToken(token), created_at: context.clock.now(), used_at: null })
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
