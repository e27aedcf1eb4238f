import { parseArgs } from "node:util";
import { runCommand } from "./run-command.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { grantProvince, takeProvince } from "#app/staff/accounts/grant-province.server.ts";

/**
 * `npm run staff:province -- --email ADDRESS [--remove]`: allows an account of any office to see the figures of all
 * offices, with a new password that is printed once; `--remove` ends that. Ends with code 1 if nothing was changed.
 */
const usage = "npm run staff:province -- --email ADDRESS [--remove]";

const asked = readArguments();
if (asked?.email === undefined) refuse(usage);
else await carryOut(asked.email, asked.remove ?? false);

function readArguments(): { email?: string | undefined; remove?: boolean | undefined } | undefined {
  try {
    return parseArgs({ options: { email: { type: "string" }, remove: { type: "boolean" } } }).values;
  } catch {
    return undefined;
  }
}

function carryOut(email: string, remove: boolean): Promise<void> {
  return runCommand((context) => (remove ? take(context, email) : grant(context, email)));
}

async function take(context: Context, email: string): Promise<void> {
  const outcome = await takeProvince(context, email);
  if (outcome.ok) process.stdout.write(`${email} no longer sees the figures of other offices.\n`);
  else if (outcome.reason === "not-granted") refuse(`${email} did not see the figures of other offices.`);
  else refuse(`No open account has the address ${email}.`);
}

async function grant(context: Context, email: string): Promise<void> {
  const outcome = await grantProvince(context, email);
  if (!outcome.ok) {
    refuse(`No open account has the address ${email}: its office's administrator creates it first.`);
    return;
  }
  process.stdout.write(`${email} sees the figures of all offices from now on, under /province.\n`);
  process.stdout.write(`Its new password: ${outcome.password}\n`);
  process.stdout.write("It is shown only now. Hand it to the person, who changes it under /account.\n");
}

function refuse(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
