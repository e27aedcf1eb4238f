import type { Db } from "#db/engine.ts";
import type { Clock } from "./clock.server.ts";
import type { Limits } from "./limits.server.ts";
import type { Log } from "./log.server.ts";
import type { Settings } from "./settings.server.ts";

/** The origin of a request. Used only while the request is answered: never stored and never logged. */
export interface Visitor {
  /** IPv4 or IPv6. */
  address: string;
  /** The browser's description of itself and its languages; empty if it sends none. */
  userAgent: string;
  languages: string;
}

/**
 * The first argument of every command and query: the process's parts, created once at start-up. There are no global
 * objects.
 */
export interface Context {
  db: Db;
  clock: Clock;
  settings: Settings;
  log: Log;
  limits: Limits;
  /** The nonce of this response's Content-Security-Policy; empty outside a request. */
  nonce: string;
  /** The visitor; absent outside a request. */
  visitor?: Visitor | undefined;
}
