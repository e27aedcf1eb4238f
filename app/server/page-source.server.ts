import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import type { InlineStyle } from "./guards.server.ts";
import type { PageSource } from "./web-server.server.ts";

const builtServer = resolve("build/server/index.js");

/** Loads the product as built by `npm run build`. If there is no build, says so and ends the process with code 1. */
export async function builtPagesOrExit(): Promise<PageSource> {
  if (!existsSync(builtServer)) {
    process.stderr.write("The product is not built yet: run `npm run build` first.\n");
    process.exit(1);
  }
  const build = (await import(pathToFileURL(builtServer).href)) as ServerBuild;
  // Exported by app/entry.server.tsx.
  const { inlineStyle } = build.entry.module as { inlineStyle?: InlineStyle };
  const year = 31_536_000_000;
  return {
    mode: "production",
    build,
    ...(inlineStyle === undefined ? {} : { inlineStyle }),
    assets: [express.static("build/client", { immutable: true, maxAge: year, index: false })],
  };
}

/** Starts Vite, which serves the product during development. */
export async function developmentPages(): Promise<PageSource> {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true, hmr: false } });
  return {
    mode: "development",
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    assets: [vite.middlewares],
  };
}
