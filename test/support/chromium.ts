import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

type Chromium = { ok: true; path: string } | { ok: false; problem: string };

const debianChromium = "/usr/bin/chromium";

/** The Chromium that is already here: CHROMIUM_PATH, else the system's, else Playwright's own; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") return named;
  return [debianChromium, chromium.executablePath()].find((path) => existsSync(path));
}

/** Finds Chromium or installs it: with Playwright's installer, else as a Debian package where that is allowed. */
export function provideChromium(): Chromium {
  const here = findChromium();
  if (here !== undefined) return existing(here);
  process.stdout.write("No Chromium here: installing one …\n");
  run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  const path = findChromium() ?? (installDebianPackage() ? findChromium() : undefined);
  return path === undefined ? { ok: false, problem: nothingFound } : { ok: true, path };
}

const nothingFound =
  "The browser journeys need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to its program.";

function existing(path: string): Chromium {
  return existsSync(path)
    ? { ok: true, path }
    : { ok: false, problem: `CHROMIUM_PATH names a file that is not there: ${path}` };
}

function installDebianPackage(): boolean {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/etc/debian_version")) return false;
  const packages = ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-core"];
  return run("apt-get", ["update"]) && run("apt-get", packages);
}

function run(program: string, parameters: string[]): boolean {
  return spawnSync(program, parameters, { stdio: ["ignore", "inherit", "inherit"] }).status === 0;
}

/** Flags with which Chromium runs as root, without a graphics card and without calling home. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
