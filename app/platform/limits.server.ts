import type { Clock } from "./clock.server.ts";

/** How often something may happen to one key: at most `count` times in any window of `minutes`. */
export interface Limit {
  name: string;
  count: number;
  minutes: number;
}

/**
 * Limits per code, account or reference and per action: a whole office shares one Wi-Fi address, so an address
 * alone never decides. Sliding window, kept in this process: a restart forgets it, which is acceptable because
 * codes and secrets are long enough not to be guessed in between.
 */
export interface Limits {
  /** Counts one use of `key` and says whether it was still within the limit. */
  take(limit: Limit, key: string): boolean;
  /** Forgets what was counted for `key`, for example after a successful sign-in. */
  forget(limit: Limit, key: string): void;
}

const mostKeys = 50_000;

/** A tenth at once: to find the oldest a map walks over all that were taken out of it since it was last put in order. */
function forgetOldest(uses: Map<string, number[]>): void {
  for (const oldest of uses.keys()) {
    if (uses.size <= mostKeys * 0.9) break;
    uses.delete(oldest);
  }
}

export function openLimits(clock: Clock): Limits {
  const uses = new Map<string, number[]>();
  return {
    take(limit, key) {
      const now = Date.parse(clock.now());
      const since = now - limit.minutes * 60_000;
      const name = `${limit.name} ${key}`;
      const recent = (uses.get(name) ?? []).filter((time) => time > since);
      uses.delete(name);
      const within = recent.length < limit.count;
      if (within) recent.push(now);
      uses.set(name, recent);
      if (uses.size > mostKeys) forgetOldest(uses);
      return within;
    },
    forget(limit, key) {
      uses.delete(`${limit.name} ${key}`);
    },
  };
}
