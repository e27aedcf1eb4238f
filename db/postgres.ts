import { setTimeout as pause } from "node:timers/promises";
import { PostgresDialect, type Dialect, type PostgresPoolClient } from "kysely";
import pg from "pg";
import { isUnavailable } from "./errors.ts";

export interface PostgresOptions {
  /** Most connections that this process opens. */
  poolSize: number;
  /** Called with the error of a lost connection, idle or in use; a request that used it gets an error of its own. */
  onLostConnection: (error: Error) => void;
}

/** Longest time that a caller waits for a free connection of the pool, or for the server's greeting. */
const longestConnectMilliseconds = 10_000;
/** Longest time that a caller waits for a server that refuses connections (restarting) or has too many. */
const longestAwayMilliseconds = 4000;
const pauseBetweenMilliseconds = 100;
/** PostgreSQL ends a statement after this time, waiting for locks included; the client gives up slightly later. */
const longestStatementMilliseconds = 30_000;
const graceMilliseconds = 5000;
/** Statements that lift and restore the time limit of a session, for migrations; the client applies the same limits. */
export const liftTimeLimit = "set statement_timeout = 0";
export const setTimeLimit = `set statement_timeout = ${String(longestStatementMilliseconds)}`;
/** PostgreSQL ends a transaction that is idle for this time, so that a process that hangs keeps no locks. */
const longestIdleInTransactionMilliseconds = 60_000;

/** Opens PostgreSQL through a pool. No caller waits for ever, and no lost connection ends the process. */
export function postgresDialect(url: string, options: PostgresOptions): Dialect {
  return new PostgresDialect({ pool: boundedPool(url, options) });
}

// PostgreSQL returns count and sum as text (bigint, numeric), because they may exceed 2^53; the numbers of this product
// do not.
const typeParsers = new Map<number, (text: string) => unknown>([
  [20, Number],
  [1700, Number],
]);

// The driver's type for this function lists the built-in types only, but extensions define types with other numbers.
const usualTypeParser: (oid: number, format?: "text" | "binary") => unknown = pg.types.getTypeParser;

function getTypeParser(oid: number, format?: "text" | "binary"): (text: string) => unknown {
  return typeParsers.get(oid) ?? (usualTypeParser(oid, format) as (text: string) => unknown);
}

function boundedPool(url: string, { poolSize, onLostConnection }: PostgresOptions) {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: longestConnectMilliseconds,
    keepAlive: true,
    types: { getTypeParser },
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for the promise, its types do not say so
    onConnect: prepareSession,
  });
  pool.on("error", onLostConnection);
  // The pool handles errors of idle connections only. Without this listener, an error of a connection in use would end
  // the process.
  pool.on("connect", (client) => {
    client.on("error", onLostConnection);
  });
  const lent = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    connect: async (): Promise<PostgresPoolClient> => {
      const client = await connectPatiently(pool);
      const known = lent.get(client) ?? withoutBroken(client);
      lent.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

/** Takes a connection of the pool; waits for a short time if there are too many connections or the server restarts. */
async function connectPatiently(pool: pg.Pool): Promise<pg.PoolClient> {
  const begun = performance.now();
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      const isTooLate = performance.now() - begun > longestAwayMilliseconds;
      if (isTooLate || !isUnavailable(error)) throw error;
      await pause(pauseBetweenMilliseconds * (0.5 + Math.random()));
    }
  }
}

/**
 * Sets the time limits of the session and its durability: `synchronous_commit` is switched on if the server or the role
 * has it off, because an acknowledged rating must survive a power failure; a stricter value stays. Set by a query and
 * not in the startup message, which a connection pooler would refuse.
 */
async function prepareSession(client: pg.ClientBase): Promise<void> {
  await client.query(
    `select set_config('statement_timeout', $1, false), set_config('idle_in_transaction_session_timeout', $2, false),
      set_config('synchronous_commit', case setting when 'off' then 'on' else setting end, false)
      from pg_settings where name = 'synchronous_commit'`,
    [String(longestStatementMilliseconds), String(longestIdleInTransactionMilliseconds)],
  );
}

/**
 * Wraps a connection for the driver. A connection that the client gave up (lost, or no answer in time) does not return
 * to the pool: a late answer would be read as that of the next statement. Errors that the server reports leave it
 * usable.
 */
function withoutBroken(client: pg.PoolClient): PostgresPoolClient {
  let isBroken = false;
  let longestMilliseconds = longestStatementMilliseconds + graceMilliseconds;
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    if (text === liftTimeLimit) longestMilliseconds = 0;
    if (text === setTimeLimit) longestMilliseconds = longestStatementMilliseconds + graceMilliseconds;
    try {
      const limited = { text, values: values as unknown[], query_timeout: longestMilliseconds };
      return await client.query(limited);
    } catch (error) {
      isBroken ||= !(error instanceof pg.DatabaseError);
      throw error;
    }
  };
  return {
    query: query as PostgresPoolClient["query"],
    release: (destroy) => {
      client.release(destroy === true || isBroken);
    },
  };
}
