/** A queue for slow or large work, so that it neither delays other requests nor accumulates. */
export interface WorkQueue {
  /**
   * Runs `work` when a slot is free and returns its result. Returns "full" without running it, if the queue is full or
   * the longest wait is over. An error of the work is thrown to its caller only.
   */
  run<Result>(work: () => Promise<Result>): Promise<{ ran: true; result: Result } | { ran: false; reason: "full" }>;
  /** The numbers of running and waiting jobs. */
  load(): { running: number; waiting: number };
}

interface QueueSize {
  /** Number of simultaneous jobs. */
  atOnce: number;
  /** Most jobs that wait besides the running ones. */
  mostWaiting: number;
  /** Longest wait of a job; without it, no limit. */
  mostWaitMilliseconds?: number;
}

/** Opens a queue that serves in the order of arrival. It lives in this process only. */
export function openWorkQueue({ atOnce, mostWaiting, mostWaitMilliseconds }: QueueSize): WorkQueue {
  let running = 0;
  const waiting: (() => void)[] = [];
  const turn = () =>
    new Promise<boolean>((resolve) => {
      const begin = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const giveUp = () => {
        waiting.splice(waiting.indexOf(begin), 1);
        resolve(false);
      };
      const timer = mostWaitMilliseconds === undefined ? undefined : setTimeout(giveUp, mostWaitMilliseconds);
      waiting.push(begin);
    });
  return {
    async run(work) {
      if (running < atOnce) running += 1;
      else if (waiting.length >= mostWaiting || !(await turn())) return { ran: false, reason: "full" };
      try {
        return { ran: true, result: await work() };
      } finally {
        // The slot passes to the next caller directly.
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
    load: () => ({ running, waiting: waiting.length }),
  };
}
