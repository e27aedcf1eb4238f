const waiting: (() => void)[] = [];

/**
 * Waits for a turn of the event loop of its own: callers continue one per turn, and requests, timers and database
 * answers run in between. Pages take a turn before they are rendered; long work takes one between slices of some ten
 * milliseconds. SQLite answers within the same turn, so awaiting a query lets nothing else run, and eight simultaneous
 * pages would be rendered without a break.
 */
export function letOthersGoFirst(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(callNext);
  });
}

function callNext(): void {
  waiting[0]?.();
  // The called one continues before the next turn begins, as a microtask.
  waiting.shift();
  if (waiting.length > 0) setImmediate(callNext);
}
