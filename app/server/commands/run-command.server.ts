import { codeWithin, isUnavailable } from "#db/errors.ts";
import type { Context } from "#app/platform/context.server.ts";
import { databaseName } from "#app/platform/data-folder/data-identity.server.ts";
import { prepareDataOrExit, type Preparing } from "#app/server/prepare-data.server.ts";
import { openContext, settingsForCommand } from "#app/server/process.server.ts";
import { lostText, startFaultText } from "#app/server/start-fault.ts";

/** What a command gets besides its context. */
export interface CommandCall {
  /** Names of the migrations that ran before the command. */
  migrated: string[];
  /**
   * Aborted by the first Ctrl-C or SIGTERM: a long command ends after the current step. A second one ends the process.
   */
  stopping: AbortSignal;
}

/** Exit code of a command that a signal stopped before its end. */
export const stoppedCode = 130;

/**
 * Runs a command: reads the settings, opens the database and prepares the data, calls `work`, and closes them. If the
 * database is lost or cannot store, a sentence says what to do, and the command ends with code 1; `work` sets any other
 * exit code. A defect is thrown with its stack.
 */
export async function runCommand(
  work: (context: Context, call: CommandCall) => Promise<void>,
  preparing: Preparing = {},
): Promise<void> {
  await runUnprepared(async (context) => {
    const migrated = await prepareDataOrExit(context, preparing);
    // Set only now: during the wait for the database and the migration, which is one transaction, a signal ends the
    // process at once.
    const stopping = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        stopping.abort();
      });
    }
    await work(context, { migrated, stopping: stopping.signal });
  });
}

/** `runCommand` for a command that must see the data unchanged: nothing is migrated or compared before it. */
export async function runUnprepared(work: (context: Context) => Promise<void>): Promise<void> {
  const { context, close } = openContext(settingsForCommand());
  try {
    await work(context);
  } catch (error) {
    const text = faultText(context, error);
    if (text === undefined) throw error;
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  } finally {
    // Closing a lost connection fails, and its problem has been reported.
    await close().catch(() => undefined);
  }
}

/** The sentence for an error of the database; undefined for a defect. */
function faultText({ settings }: Context, error: unknown): string | undefined {
  if (!isUnavailable(error)) return undefined;
  const code = codeWithin(error);
  const location = { database: databaseName(settings), folder: settings.dataFolder };
  return startFaultText(code, location) ?? lostText(code, location);
}
