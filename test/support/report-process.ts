import { day } from "#app/platform/day.ts";
import { makeOwnReport } from "#app/reports/report/make-report.server.ts";
import { openProcessContext } from "./process-context.ts";

/**
 * A process that makes reports one after the other and prints the id of each as soon as it is acknowledged. Arguments:
 * location of the database, office, account. It is there to be killed in the middle.
 */
const [location = "", officeId = "", staffId = ""] = process.argv.slice(2);
const { context, close } = openProcessContext(location);
process.stdout.write("ready\n");
for (let number = 1; number <= 50; number += 1) {
  const made = await makeOwnReport(
    context,
    { officeId, staffId },
    {
      kind: "reform",
      name: `Báo cáo thử ${String(number)}`,
      addressee: "Sở Nội vụ",
      from: day("2026-01-01"),
      cutOff: day("2026-10-31"),
    },
  );
  if (!made.ok) throw new Error(made.reason);
  process.stdout.write(`${made.id}\n`);
}
await close();
