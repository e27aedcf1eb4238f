import { setTimeout as pause } from "node:timers/promises";
import { PostgresDialect, type Dialect, type PostgresPoolClient } from "kysely";
import pg from "pg";
import { isUnavailable } from "./errors.ts";

export interface PostgresOptions {
  /** Connections one process opens at most. */
  poolSize: number;
  /** Hears of connections that are lost, idle or in use; the request that used one gets an error of its own. */
  onLostConnection: (error: Error) => void;
}

/** How long a caller waits for a free connection of the pool, or for the server's greeting. */
const longestConnectMilliseconds = 10_000;
/** How long one waits for a server that refuses connections (restarting), or has too many of them. */
const longestAwayMilliseconds = 4000;
const pauseBetweenMilliseconds = 100;
/** PostgreSQL ends a statement after this time, waiting for locks included; the client gives up a little later. */
const longestStatementMilliseconds = 30_000;
const graceMilliseconds = 5000;
/** Statements that lift the time limit of a session and set it again, for migrations: the client follows them. */
export const liftTimeLimit = "set statement_timeout = 0";
export const setTimeLimit = `set statement_timeout = ${String(longestStatementMilliseconds)}`;
/** PostgreSQL ends a transaction in which nothing happened for this time, so that a process that hangs holds no lock. */
const longestIdleInTransactionMilliseconds = 60_000;

/** PostgreSQL over a pool in which nothing waits for ever and no lost connection ends the process. */
export function postgresDialect(url: string, options: PostgresOptions): Dialect {
  return new PostgresDialect({ pool: boundedPool(url, options) });
}

// PostgreSQL answers count and sum as text (bigint, numeric) because they may pass 2^53; ours do not.
const typeParsers = new Map<number, (text: string) => unknown>([
  [20, Number],
  [1700, Number],
]);

// The driver's type for it lists the built-in types only, while extensions bring numbers of their own.
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
  // The pool hears idle connections only. Without a listener of its own, one in use would end the process.
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

/** A connection of the pool. Too many connections and a server that restarts are waited for, for a short time. */
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
 * Time limits of the session, and its durability: `synchronous_commit` is switched on where the server or the role has
 * it off, because an acknowledged rating must survive a power cut; a stricter value stays. By a query and not with the
 * connection's first message, where a pooler in between would refuse it.
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
 * A connection as the driver uses it. One on which the client itself gave up (lost, or no answer in time) does not go
 * back into the pool: a late answer would be taken for that of the next statement. Errors the server reports leave it usable.
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
