import { hostname } from "node:os";

/**
 * The name of this process among all that share a database or a data folder: machine, process number and start time (in
 * milliseconds), because process numbers are used again. Consists of letters, digits, dots and hyphens.
 */
export function processName(): string {
  return [machine(), String(process.pid), String(Math.round(performance.timeOrigin))].join("_");
}

function machine(): string {
  return hostname().replace(/[^A-Za-z0-9.-]/g, "-");
}

/** Whether a process is known to have ended; false for a process of another machine, about which nothing is known. */
export function hasEnded(name: string): boolean {
  const [host, pid, began] = name.split("_");
  if (host !== machine()) return false;
  if (pid === String(process.pid)) return began !== String(Math.round(performance.timeOrigin));
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
