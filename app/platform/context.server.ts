import type { Db } from "#db/engine.ts";
import type { Clock } from "./clock.server.ts";
import type { Limits } from "./limits.server.ts";
import type { Log } from "./log.server.ts";
import type { Settings } from "./settings.server.ts";

/** Where a request came from. Lives only while it is answered: never stored and never written to the log. */
export interface Visitor {
  /** IPv4 or IPv6. */
  address: string;
  /** What the browser says of itself and of its languages; empty where it says nothing. */
  userAgent: string;
  languages: string;
}

/** What every command and query is given first: the process's parts, made once at start-up, and nothing global. */
export interface Context {
  db: Db;
  clock: Clock;
  settings: Settings;
  log: Log;
  limits: Limits;
  /** The nonce of this response's Content-Security-Policy; empty outside a request. */
  nonce: string;
  /** Who asks; absent outside a request. */
  visitor?: Visitor | undefined;
}
