import { parseArgs } from "node:util";
import { runCommand } from "./run-command.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { readHeads, readLoggedHeads } from "#app/staff/audit/log-audit-head.server.ts";
import { verifyAudit, type AuditFault } from "#app/staff/audit/verify-audit.server.ts";

/**
 * `npm run audit:verify [-- --head POSITION:HASH …]`: reads the whole audit record and says whether its chain is intact
 * and contains every head that is logged in the data folder or given as an argument; if not, ends with code 1.
 */
const faults: Record<AuditFault, string> = {
  changed: "an entry was changed, removed or added",
  seal: "entries at the end were removed, or the head was changed",
  "not-keyed": "no entry is made with the key of this installation; after an update start the product once",
  emptied: "the installation is in use, but every entry is gone",
  "noted-head": "what was noted of it before is not in it: it was cut, emptied or written anew",
};

const { values } = parseArgs({ options: { head: { type: "string", multiple: true, default: [] } } });
const given = readHeads(values.head.join(" "));
if (given.length !== values.head.length) {
  process.stderr.write("--head needs POSITION:HASH as the log shows them.\n");
  process.exit(1);
}
await runCommand(verify);

async function verify(context: Context): Promise<void> {
  const noted = [...readLoggedHeads(context), ...given];
  const found = await verifyAudit(context, noted);
  if (found.ok) {
    process.stdout.write(
      `The audit record is unbroken: ${String(found.entries)} entries, ${String(noted.length)} noted heads.\n`,
    );
  } else {
    process.stderr.write(
      `The audit record does not hold at entry ${String(found.position)}: ${faults[found.fault]}.\n`,
    );
    process.exitCode = 1;
  }
}
