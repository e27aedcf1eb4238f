import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { get, Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Watches how long `/health/live` of a product takes, from a thread of its own: the thread that sends the hostile
 * requests is often busy itself, and its own delays must not count as the product's.
 */
export interface LiveWatch {
  /** Ends the watch; returns all times in milliseconds, in ascending order. */
  stop: () => Promise<number[]>;
}

const pauseMilliseconds = 10;

/** Begins to watch; a failed or refused request counts as a minute. */
export async function watchLive(url: string): Promise<LiveWatch> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { watched: url } });
  await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  return {
    stop: async () => {
      const times = new Promise<number[]>((resolve) => {
        worker.once("message", resolve);
      });
      worker.postMessage("stop");
      const measured = await times;
      await worker.terminate();
      return measured.sort((one, other) => one - other);
    },
  };
}

const failed = 60_000;

function askOnce(url: string, agent: Agent): Promise<number> {
  const begin = performance.now();
  return new Promise((resolve) => {
    get(`${url}/health/live`, { agent, timeout: failed }, (answer) => {
      answer.resume();
      answer.once("end", () => {
        resolve(answer.statusCode === 200 ? performance.now() - begin : failed);
      });
    }).once("error", () => {
      resolve(failed);
    });
  });
}

async function watch(url: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  const stopped = new AbortController();
  parentPort?.once("message", () => {
    stopped.abort();
  });
  await askOnce(url, agent);
  parentPort?.postMessage("watching");
  while (!stopped.signal.aborted) {
    times.push(await askOnce(url, agent));
    await pause(pauseMilliseconds);
  }
  agent.destroy();
  parentPort?.postMessage(times);
}

const asked = workerData as { watched?: string } | null;
if (!isMainThread && asked?.watched !== undefined) await watch(asked.watched);
