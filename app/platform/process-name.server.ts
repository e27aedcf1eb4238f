import { hostname } from "node:os";

/**
 * The name of this process among all that share a database or a data folder: its machine, its number there, and when it
 * began (in milliseconds), because numbers are used again. Made of letters, digits, dots and hyphens.
 */
export function processName(): string {
  return [machine(), String(process.pid), String(Math.round(performance.timeOrigin))].join("_");
}

function machine(): string {
  return hostname().replace(/[^A-Za-z0-9.-]/g, "-");
}

/** Whether a process is known to have ended; unknown for a process of another machine. */
export function hasEnded(name: string): boolean {
  const [host, pid, began] = name.split("_");
  if (host !== machine()) return false;
  if (pid === String(process.pid)) return began !== String(Math.round(performance.timeOrigin));
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    // EPERM: the process lives and belongs to another user.
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
