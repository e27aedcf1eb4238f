import type { Clock } from "./clock.server.ts";

/** How often something may happen to one key: at most `count` times in any window of `minutes`. */
export interface Limit {
  name: string;
  count: number;
  minutes: number;
}

/** Highest number of simultaneous operations for one key. */
export interface Slots {
  name: string;
  atOnce: number;
}

/** Pace for one key: one operation after the other, this far apart, with at most this many waiting. */
export interface Pace {
  name: string;
  everyMilliseconds: number;
  mostWaiting: number;
}

/**
 * Limits per code, account or reference and per action. A whole office shares one Wi-Fi address, so a limit never
 * depends on the address alone. Stored in the memory of this process: a restart forgets them, which is acceptable
 * because codes and secrets are too long to be guessed meanwhile.
 */
export interface Limits {
  /** Counts one use of `key` and says whether it was still within the limit. */
  take(limit: Limit, key: string): boolean;
  /** How many uses of `key` were counted within the limit's window. */
  counted(limit: Limit, key: string): number;
  /** Forgets what was counted for `key`, for example after a successful sign-in. */
  forget(limit: Limit, key: string): void;
  /** Takes a slot of the key and returns the function that releases it; undefined if all are taken. */
  takeSlot(slots: Slots, key: string): (() => void) | undefined;
  /** Waits for the key's turn; false at once if too many wait already. */
  waitTurn(pace: Pace, key: string): Promise<boolean>;
}

const mostKeys = 50_000;

/** Removes a tenth at once: to find its oldest entry, a map skips all entries removed since its last reorganization. */
function forgetOldest(uses: Map<string, number[]>): void {
  for (const oldest of uses.keys()) {
    if (uses.size <= mostKeys * 0.9) break;
    uses.delete(oldest);
  }
}

export function openLimits(clock: Clock): Limits {
  const uses = new Map<string, number[]>();
  const recentUses = (limit: Limit, key: string) => {
    const since = Date.parse(clock.now()) - limit.minutes * 60_000;
    return (uses.get(`${limit.name} ${key}`) ?? []).filter((time) => time > since);
  };
  return {
    take(limit, key) {
      const recent = recentUses(limit, key);
      const name = `${limit.name} ${key}`;
      uses.delete(name);
      const within = recent.length < limit.count;
      if (within) recent.push(Date.parse(clock.now()));
      uses.set(name, recent);
      if (uses.size > mostKeys) forgetOldest(uses);
      return within;
    },
    counted: (limit, key) => recentUses(limit, key).length,
    forget(limit, key) {
      uses.delete(`${limit.name} ${key}`);
    },
    ...openSlots(),
    ...openTurns(clock),
  };
}

function openSlots(): Pick<Limits, "takeSlot"> {
  const taken = new Map<string, number>();
  return {
    takeSlot({ name, atOnce }, key) {
      const slot = `${name} ${key}`;
      const others = taken.get(slot) ?? 0;
      if (others >= atOnce) return undefined;
      taken.set(slot, others + 1);
      return () => {
        const left = (taken.get(slot) ?? 1) - 1;
        if (left === 0) taken.delete(slot);
        else taken.set(slot, left);
      };
    },
  };
}

function openTurns(clock: Clock): Pick<Limits, "waitTurn"> {
  /** The time of the last turn that was given, by the process's monotonic clock. */
  const lastTurns = new Map<string, number>();
  return {
    async waitTurn({ name, everyMilliseconds, mostWaiting }, key) {
      const now = performance.now();
      const queue = `${name} ${key}`;
      const mine = Math.max(now, (lastTurns.get(queue) ?? -Infinity) + everyMilliseconds);
      if (mine - now > mostWaiting * everyMilliseconds) return false;
      // Moved to the end, so that the oldest come first.
      lastTurns.delete(queue);
      lastTurns.set(queue, mine);
      if (lastTurns.size > mostKeys) lastTurns.delete(lastTurns.keys().next().value ?? "");
      if (mine > now) await clock.pause(mine - now);
      return true;
    },
  };
}
