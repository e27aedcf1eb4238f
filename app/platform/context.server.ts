import type { Db } from "#db/engine.ts";
import type { Clock } from "./clock.server.ts";
import type { Limits } from "./limits.server.ts";
import type { Log } from "./log.server.ts";
import type { Settings } from "./settings.server.ts";

/** What every command and query is given first: the process's parts, made once at start-up, and nothing global. */
export interface Context {
  db: Db;
  clock: Clock;
  settings: Settings;
  log: Log;
  limits: Limits;
  /** The nonce of this response's Content-Security-Policy; empty outside a request. */
  nonce: string;
}
