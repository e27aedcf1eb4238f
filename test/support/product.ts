import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** The built product as a process of its own, as an office would run it. */
export interface RunningProduct {
  url: string;
  port: number;
  pid: number;
  /** What it printed so far, both streams. */
  printed: () => string;
  /** Resolves when `/health/ready` answers 200. */
  ready: () => Promise<void>;
  /** Stops the process with SIGTERM; returns its exit code. */
  stop: () => Promise<number | null>;
  /** Ends it at once (SIGKILL), as a power cut would. */
  kill: () => Promise<void>;
}

/** A TCP port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

interface Start {
  dataFolder: string;
  secret: string;
  /** The entry file and its arguments; without them the production server. */
  command?: string[];
  settings?: Record<string, string>;
  /** Resolves as soon as the product has printed this, before it is ready. */
  printing?: string;
}

const longestStartMilliseconds = 120_000;

/** Starts the product; resolves when `/health/ready` answers 200. Throws with all output if the process ends before. */
export async function startProduct({
  dataFolder,
  secret,
  command,
  settings,
  printing,
}: Start): Promise<RunningProduct> {
  const port = await freePort();
  const child = spawn(process.execPath, ["app/server/run.mjs", ...(command ?? ["app/server/start.server.ts"])], {
    stdio: ["ignore", "pipe", "pipe"],
    // Without NODE_ENV, as the README starts it.
    env: {
      PATH: process.env["PATH"],
      PORT: String(port),
      DATA_DIR: dataFolder,
      SECRET: secret,
      LOG_LEVEL: "info",
      ...settings,
    } as unknown as NodeJS.ProcessEnv,
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      printed += text;
    });
  }
  const product: RunningProduct = {
    url: `http://localhost:${String(port)}`,
    port,
    pid: child.pid ?? 0,
    printed: () => printed,
    ready: () => untilReady(product, child),
    stop: () => end(child, "SIGTERM"),
    kill: async () => {
      await end(child, "SIGKILL");
    },
  };
  await untilReady(product, child, printing);
  return product;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
  return child.exitCode;
}

async function untilReady(product: RunningProduct, child: ChildProcess, printing?: string): Promise<void> {
  const end = performance.now() + longestStartMilliseconds;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`the product ended before it was ready:\n${product.printed()}`);
    if (printing !== undefined && product.printed().includes(printing)) return;
    const answer = await fetch(`${product.url}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(100);
  }
  await product.kill();
  throw new Error(`the product was not ready in time:\n${product.printed()}`);
}
