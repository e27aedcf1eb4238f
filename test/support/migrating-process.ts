import { migrate } from "#db/migrate.ts";
import { openInterrupted } from "./interrupted-database.ts";

/** A process that migrates and kills itself (SIGKILL) after a number of statements. Arguments: location, number or "never". */
const [location = "", last = "never"] = process.argv.slice(2);
const db = openInterrupted(location, last === "never" ? Infinity : Number(last), () => {
  process.kill(process.pid, "SIGKILL");
  throw new Error("killed");
});
await migrate(db);
await db.destroy();
