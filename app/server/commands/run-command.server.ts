import { codeWithin, isUnavailable } from "#db/errors.ts";
import type { Context } from "#app/platform/context.server.ts";
import { databaseName } from "#app/platform/data-folder/data-identity.server.ts";
import { prepareDataOrExit, type Preparing } from "#app/server/prepare-data.server.ts";
import { openContext, settingsForCommand } from "#app/server/process.server.ts";
import { lostText, startFaultText } from "#app/server/start-fault.ts";

/** What a command is given beside its context. */
export interface CommandCall {
  /** Names of the migrations that ran before the command. */
  migrated: string[];
  /** Aborted by the first Ctrl-C or SIGTERM: a long command ends after the step under way. A second one ends the process. */
  stopping: AbortSignal;
}

/** Exit code of a command that a person or the machine stopped before it was done. */
export const stoppedCode = 130;

/**
 * Runs a command: opens the settings, the database and the data, does `work`, and closes them. Where the database is lost
 * or cannot store, the operator reads a sentence that says what to do, and the command ends with code 1; `work` sets any
 * other exit code itself. A defect is thrown with its stack.
 */
export async function runCommand(
  work: (context: Context, call: CommandCall) => Promise<void>,
  preparing: Preparing = {},
): Promise<void> {
  await runUnprepared(async (context) => {
    const migrated = await prepareDataOrExit(context, preparing);
    // Only from here on: while the database is waited for, or migrated in one transaction, a signal ends the process at once.
    const stopping = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        stopping.abort();
      });
    }
    await work(context, { migrated, stopping: stopping.signal });
  });
}

/** `runCommand` for a command that must see the data as they are: nothing is migrated or compared before it. */
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
    // A connection that was lost cannot be closed in good order, and what was wrong is said already.
    await close().catch(() => undefined);
  }
}

/** The sentence about an error; undefined for a defect. */
function faultText({ settings }: Context, error: unknown): string | undefined {
  if (!isUnavailable(error)) return undefined;
  const code = codeWithin(error);
  const location = { database: databaseName(settings), folder: settings.dataFolder };
  return startFaultText(code, location) ?? lostText(code, location);
}
