import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * The open connections, with those that are answering a request: a stop waits for these only. A browser opens some
 * connections in advance, and one that has sent half a request's head may never send the rest.
 */
export interface OpenSockets {
  /** Closes every connection on which no request is being answered. */
  endIdle(): void;
}

export function watchSockets(server: Server): OpenSockets {
  /** Number of requests being answered, by connection. */
  const open = new Map<Socket, number>();
  server.on("connection", (socket) => {
    open.set(socket, 0);
    socket.once("close", () => open.delete(socket));
  });
  server.on("request", ({ socket }, response: ServerResponse) => {
    open.set(socket, (open.get(socket) ?? 0) + 1);
    response.once("close", () => {
      if (open.has(socket)) open.set(socket, (open.get(socket) ?? 1) - 1);
    });
  });
  return {
    endIdle: () => {
      for (const [socket, requests] of open) if (requests === 0) socket.destroySoon();
    },
  };
}
