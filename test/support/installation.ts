import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openDatabase } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { systemClock } from "#app/platform/clock.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { openLimits } from "#app/platform/limits.server.ts";
import { openLog } from "#app/platform/log.server.ts";
import { readSettings } from "#app/platform/settings.server.ts";
import { startProduct, type RunningProduct } from "./product.ts";

/** An installation for a test with whole processes: a data folder, its secret, and how to start the product on it. */
export interface Installation {
  dataFolder: string;
  secret: string;
  /** Where its database is: a SQLite file in the data folder, or what `databaseUrl` says. */
  location: string;
  start: (settings?: Record<string, string>) => Promise<RunningProduct>;
}

/** Fills a fresh database by the product's own commands; processes and files are gone when the test ends. */
export async function givenInstallation<Given>(
  fill: (context: Context) => Promise<Given>,
  databaseUrl?: string,
): Promise<Installation & { given: Given }> {
  const dataFolder = mkdtempSync(join(tmpdir(), "hai-long-installation-"));
  const secret = "a secret of the tests, long enough to be taken";
  const location = databaseUrl ?? join(dataFolder, "hai-long.sqlite");
  const outcome = readSettings({ NODE_ENV: "test", SECRET: secret, DATA_DIR: dataFolder, LOG_LEVEL: "silent" });
  if (!outcome.ok) throw new Error(outcome.problems.join("\n"));
  const opened = openDatabase(location, (error) => {
    throw error;
  });
  await migrate(opened.db);
  const context: Context = {
    db: opened.db,
    clock: systemClock,
    settings: outcome.settings,
    log: openLog("silent"),
    limits: openLimits(systemClock),
    nonce: "",
  };
  const given = await fill(context);
  await opened.close();
  const running: RunningProduct[] = [];
  onTestFinished(async () => {
    for (const product of running) await product.kill();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  const start = async (settings: Record<string, string> = {}) => {
    const database: Record<string, string> = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
    const product = await startProduct({ dataFolder, secret, settings: { ...database, ...settings } });
    running.push(product);
    return product;
  };
  return { dataFolder, secret, location, start, given };
}
