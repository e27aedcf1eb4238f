import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "#app/platform/context.server.ts";
import { createWebServer, type PageSource } from "./web-server.server.ts";

const longestStopMilliseconds = 10_000;

/**
 * Serves until SIGINT or SIGTERM, then reports for STOP_DELAY that it is stopping, finishes the running requests (at
 * most ten seconds) and resolves.
 */
export async function serveUntilStopped(context: Context, source: PageSource, onReady?: () => void): Promise<void> {
  const web = createWebServer(context, source);
  const { port, host } = context.settings;
  await new Promise<void>((resolve, reject) => {
    web.server.once("error", reject);
    web.server.listen(port, host, resolve);
  });
  context.log.info({ port }, "listening");
  onReady?.();
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  context.log.info("stopping");
  web.reportStopping();
  await pause(context.settings.stopDelaySeconds * 1000);
  const force = setTimeout(() => {
    web.server.closeAllConnections();
  }, longestStopMilliseconds);
  await web.stop();
  clearTimeout(force);
}
