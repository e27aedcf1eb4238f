import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { renewTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { joinData } from "#app/platform/data-folder/data-identity.server.ts";
import { prepareDataOrExit } from "#app/server/prepare-data.server.ts";
import { demoSettingsFile, openContext, settingsOrExit } from "#app/server/process.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { builtPagesOrExit } from "#app/server/page-source.server.ts";
import { serveWithWork } from "#app/server/serve-with-work.server.ts";
import { dropEverything } from "#db/empty.ts";
import { migrate } from "#db/migrate.ts";
import { addProvince } from "./demo-province.ts";
import { codesToRate, demoSlug, findUnratedCodes, signIns, playStory, type SignInHint } from "./demo-story.ts";

/**
 * `npm run demo [-- --fresh] [-- --no-build] [-- --province]`: builds the product, fills an empty database with
 * believable data dated relative to today, serves it and writes the ways to sign in to `data/demo.json`. A second run
 * keeps the data; `--fresh` begins with an empty database. `--province` adds two more offices, once; without it there
 * is one, as in most installations.
 */
const wantsProvince = process.argv.includes("--province");
const wantsFresh = process.argv.includes("--fresh");
const dataFolder = process.env["DATA_DIR"] ?? "data";

if (!process.argv.includes("--no-build")) build();
const settings = settingsOrExit({ LOG_LEVEL: "warn", ...demoSettings(), ...process.env, NODE_ENV: "development" });
const { context, close } = openContext(settings);
await prepareDataOrExit(context);
await renewTotals(context);
if (wantsFresh) await startOver(context);
await fillOnce(context);
if (wantsProvince) await addProvince(context, say);
const pages = await builtPagesOrExit();
const welcome = await prepareWelcome(context);
await serveWithWork(context, pages, welcome);
await close();

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function build(): void {
  say("Building …");
  const remix = fileURLToPath(import.meta.resolve("@remix-run/dev/dist/cli.js"));
  const done = spawnSync(process.execPath, [remix, "vite:build", "--logLevel", "warn"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** The demonstration's own settings, created at its first run: a random SECRET, which is stored in its data folder. */
function demoSettings(): Record<string, string> {
  const file = demoSettingsFile(dataFolder);
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, JSON.stringify({ SECRET: randomBytes(36).toString("base64") }), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
}

type Contents = "empty" | "demo" | "real";

async function findContents(context: Context): Promise<Contents> {
  const offices = await context.db.selectFrom("offices").select("slug").execute();
  if (offices.length === 0) return "empty";
  return offices.some((office) => office.slug === demoSlug) ? "demo" : "real";
}

function refuseRealData(): never {
  process.stderr.write(
    "This database belongs to a real office: the demonstration leaves it alone. Set another DATA_DIR.\n",
  );
  process.exit(1);
}

async function startOver(context: Context): Promise<void> {
  if ((await findContents(context)) === "real") refuseRealData();
  await dropEverything(context.db);
  await migrate(context.db);
  await joinData(context);
}

async function fillOnce(context: Context): Promise<void> {
  const contents = await findContents(context);
  if (contents === "real") refuseRealData();
  if (contents === "demo") return;
  say("Filling the demonstration: register, ratings, complaints …");
  await playStory(context, say);
}

interface Welcome {
  url: string;
  receiptCodes: string[];
  signIns: SignInHint[];
}

/** Prepares what `data/demo.json` contains and the terminal shows as soon as the address answers. */
async function prepareWelcome(context: Context): Promise<() => void> {
  const url = context.settings.publicUrl;
  const welcome: Welcome = {
    url,
    receiptCodes: await findUnratedCodes(context, codesToRate),
    signIns: signIns(context.settings.secret),
  };
  return () => {
    writeFileSync(join(dataFolder, "demo.json"), `${JSON.stringify(welcome, null, 2)}\n`);
    say(`\nHài Lòng is ready:  ${url}`);
    say(`A receipt to rate:  ${url}/r/${welcome.receiptCodes[0] ?? ""}\n`);
    for (const { role, email, password } of welcome.signIns) say(`${role.padEnd(14)} ${email.padEnd(32)} ${password}`);
    say(`\nThe same is in ${join(dataFolder, "demo.json")}. Ctrl+C stops it; --fresh starts over.`);
  };
}
