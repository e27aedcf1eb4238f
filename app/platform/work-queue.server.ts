/** Work that is slow or large runs in a queue of its own, so that it can neither crowd out other requests nor pile up. */
export interface WorkQueue {
  /**
   * Runs `work` when its turn comes and answers its result. Answers "full" without running it: at once when as many as
   * may wait already do, or when its turn has not come in the time that may be waited. An error of the work is thrown to the caller and ends nothing else.
   */
  run<Result>(work: () => Promise<Result>): Promise<{ ran: true; result: Result } | { ran: false; reason: "full" }>;
  /** How many run and how many wait now. */
  load(): { running: number; waiting: number };
}

interface QueueSize {
  /** How many run at the same time. */
  atOnce: number;
  /** How many may wait besides those that run. */
  mostWaiting: number;
  /** How long one may wait for its turn; without it as long as it takes. */
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
        // The place goes to the next in line without becoming free in between.
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
    load: () => ({ running, waiting: waiting.length }),
  };
}
