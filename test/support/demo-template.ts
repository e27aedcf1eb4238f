import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { roles } from "#app/staff/permissions.ts";
import { startProduct } from "./product.ts";

/** The demonstration's data, made once a run by its own command; every worker then serves a copy of it. */
const templateSchema = z.object({ folder: z.string(), secret: z.string() });
const variable = "HAI_LONG_DEMO_TEMPLATE";

const demoSchema = z.object({
  receiptCodes: z.array(z.string()).min(20),
  signIns: z.array(z.object({ role: z.enum(roles), email: z.string(), password: z.string() })).min(roles.length),
});

export type Demo = z.infer<typeof demoSchema>;

/** Playwright's global set-up: fills the template; returns the function that removes it. */
export default async function makeDemoTemplate(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-demo-"));
  const secret = randomBytes(36).toString("base64");
  const command = ["app/demo/demo.ts", "--no-build"];
  const demo = await startProduct({ dataFolder: folder, secret, command, settings: { NODE_ENV: "development" } });
  while (!existsSync(join(folder, "demo.json"))) await pause(50);
  await demo.stop();
  process.env[variable] = JSON.stringify({ folder, secret });
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A copy of the demonstration's data in a folder of its own, with what is needed to get in. */
export function copyDemo(): { dataFolder: string; secret: string; demo: Demo; remove: () => void } {
  const template = templateSchema.parse(JSON.parse(process.env[variable] ?? "{}"));
  const dataFolder = mkdtempSync(join(tmpdir(), "hai-long-journey-"));
  cpSync(template.folder, dataFolder, { recursive: true });
  const demo = demoSchema.parse(JSON.parse(readFileSync(join(dataFolder, "demo.json"), "utf8")));
  return {
    dataFolder,
    secret: template.secret,
    demo,
    remove: () => {
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
