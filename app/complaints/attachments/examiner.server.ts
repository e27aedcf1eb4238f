import { fork, type ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import { resolve } from "node:path";
import { bareEnvironment } from "#app/platform/settings.server.ts";
import type { DocumentFinding, MediaType } from "./attachment.ts";
import type { Recognition } from "./examine-file.server.ts";

/**
 * Files from strangers are examined, and pictures drawn, in a process of its own: it shares neither the event loop nor
 * the four libuv threads with the pages, it runs at low priority, and it is ended when a file takes too much time or
 * memory. It starts with the first file and ends after a minute without one.
 */

export type ExaminerTask =
  | { step: "recognise"; path: string; name: string }
  | { step: "judge"; path: string; name: string; mediaType: MediaType }
  | { step: "draw" | "measure"; path: string };

export type ExaminerAnswer = { result: unknown } | { error: string; code: string | undefined };

/** The file needs more time or memory than allowed. */
export class TooCostly extends Error {}

// Path from the folder in which the product is started: the build bundles this file, but not that one.
const program = "app/complaints/attachments/examiner-process.server.ts";
/**
 * Longest time for one step of one file. The largest picture takes two to seven seconds, more if the machine is busy.
 */
const longestMilliseconds = 60_000;
/** A picture of 64 million pixels needs some 500 megabytes while it is drawn. */
const mostMemoryBytes = 1_500_000_000;
const watchMilliseconds = 200;
const idleMilliseconds = 60_000;

let running: ChildProcess | undefined;
let idle: NodeJS.Timeout | undefined;

export const recognise = (path: string, name: string) => ask<Recognition>({ step: "recognise", path, name });
export const judge = (path: string, name: string, mediaType: MediaType) =>
  ask<DocumentFinding>({ step: "judge", path, name, mediaType });
export const draw = (path: string) => ask<boolean>({ step: "draw", path });
export const measure = (path: string) => ask<{ bytes: number; sha256: string }>({ step: "measure", path });

/**
 * Sends one step to the process and returns its result; one at a time, which the queue ensures. Throws `TooCostly` if
 * the process had to be ended or ended by itself, and any other error as an error of the storage.
 */
async function ask<Result>(task: ExaminerTask): Promise<Result> {
  const child = start();
  const watch = new AbortController();
  try {
    return (await Promise.race([answerOf(child, task), costOf(child, watch.signal)])) as Result;
  } catch (error) {
    if (error instanceof TooCostly) stop("SIGKILL");
    throw error;
  } finally {
    watch.abort();
    idle = setTimeout(() => {
      stop("SIGTERM");
    }, idleMilliseconds).unref();
  }
}

function start(): ChildProcess {
  clearTimeout(idle);
  if (running?.connected === true) return running;
  const child = fork(resolve(program), {
    env: { ...bareEnvironment(), NODE_ENV: "production" },
    execArgv: ["--max-old-space-size=512"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  child.once("exit", () => {
    if (running === child) running = undefined;
  });
  child.on("error", () => undefined);
  if (child.pid !== undefined) lowerPriority(child.pid);
  // The child process does not keep this process running.
  child.unref();
  child.channel?.unref();
  running = child;
  return child;
}

/** On a machine that does not allow it, files are examined at normal priority. */
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    return;
  }
}

function stop(signal: NodeJS.Signals): void {
  running?.kill(signal);
  running = undefined;
}

function answerOf(child: ChildProcess, task: ExaminerTask): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const hear = (answer: ExaminerAnswer) => {
      child.off("exit", fail);
      if ("result" in answer) resolve(answer.result);
      else reject(Object.assign(new Error(answer.error), { code: answer.code }));
    };
    const fail = () => {
      child.off("message", hear);
      reject(new TooCostly("the examining process ended"));
    };
    child.once("message", hear);
    child.once("exit", fail);
    child.send(task, (error) => {
      if (error !== null) fail();
    });
  });
}

/** Throws if the process takes too long, or uses too much memory on systems that report it. */
async function costOf(child: ChildProcess, over: AbortSignal): Promise<never> {
  const end = performance.now() + longestMilliseconds;
  while (performance.now() < end && !over.aborted) {
    await new Promise((resolve) => setTimeout(resolve, watchMilliseconds));
    if ((await memoryOf(child.pid)) > mostMemoryBytes) break;
  }
  throw new TooCostly("a file takes too much time or memory");
}

const pageBytes = 4096;

/** Resident memory in bytes, on Linux; 0 elsewhere. */
async function memoryOf(pid: number | undefined): Promise<number> {
  if (pid === undefined || process.platform !== "linux") return 0;
  const pages = await readFile(`/proc/${String(pid)}/statm`, "utf8").catch(() => "");
  return Number(pages.split(" ")[1] ?? 0) * pageBytes;
}
