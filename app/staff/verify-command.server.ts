import { prepareDataOrExit } from "#app/platform/prepare-data.server.ts";
import { openContext, settingsForCommand } from "#app/platform/process.server.ts";
import { verifyAuditChain } from "./audit.server.ts";

/** `npm run audit:verify`: reads the whole audit record and says whether it is unbroken; a broken one ends it with code 1. */
const { context, close } = openContext(settingsForCommand());
await prepareDataOrExit(context);
const found = await verifyAuditChain(context.db);
await close();
if (found.ok) {
  process.stdout.write(`The audit record is unbroken: ${String(found.entries)} entries.\n`);
} else {
  process.stderr.write(
    `The audit record does not hold at entry ${String(found.position)}: changed, removed or added.\n`,
  );
  process.exitCode = 1;
}
