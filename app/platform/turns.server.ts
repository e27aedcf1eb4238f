const waiting: (() => void)[] = [];

/**
 * Resolves in a turn of the event loop of the caller's own: whoever waits here goes one after the other, one a turn, and
 * requests, timers and answers of the database come in between. Pages take a turn before they are made, long work between
 * its slices, which should last some ten milliseconds at most. SQLite answers within the same turn, so that awaiting a
 * query gives nobody else a chance there, and eight pages that arrive together would be made in one go.
 */
export function letOthersGoFirst(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(callNext);
  });
}

function callNext(): void {
  waiting[0]?.();
  // The one called continues before the next turn begins, as a microtask.
  waiting.shift();
  if (waiting.length > 0) setImmediate(callNext);
}
