import autocannon from "autocannon";

/** What the client sends in one round. */
export interface Load {
  url: string;
  /** Path of the next request. */
  nextPath: () => string;
  /** Form body of the next request; without it the requests are GETs. */
  nextBody?: () => string;
  /** The status every answer must have. */
  status: number;
  seconds: number;
  connections: number;
}

export interface Answered {
  requestsPerSecond: number;
  /** Mean time of an answer; the client counts whole milliseconds, so that a median would say little. */
  milliseconds: number;
}

/** Sends as fast as the connections get answers. Throws if an answer is unexpected. */
export async function sendLoad(load: Load): Promise<Answered> {
  const { nextBody } = load;
  const wrong = new Map<number, number>();
  const running = autocannon({
    url: load.url,
    connections: load.connections,
    duration: load.seconds,
    requests: [
      {
        method: nextBody === undefined ? "GET" : "POST",
        headers: nextBody === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" },
        setupRequest: (request) => ({
          ...request,
          path: load.nextPath(),
          ...(nextBody === undefined ? {} : { body: nextBody() }),
        }),
        onResponse: (status) => {
          if (status !== load.status) wrong.set(status, (wrong.get(status) ?? 0) + 1);
        },
      },
    ],
  });
  const result = await running;
  if (wrong.size > 0 || result.errors > 0) {
    const statuses = [...wrong].map(([status, count]) => `${String(count)} × ${String(status)}`).join(", ");
    throw new Error(`${load.url} answered ${statuses}, ${String(result.errors)} errors`);
  }
  return { requestsPerSecond: result.requests.total / result.duration, milliseconds: result.latency.average };
}
