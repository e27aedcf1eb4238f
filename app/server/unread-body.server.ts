import type { NextFunction, Request, Response } from "express";

/**
 * Reads and drops the rest of the body after the response. Otherwise it would precede the next request on the same
 * connection, which would wait until the connection is closed and be lost.
 */
export function dropUnreadBody(request: Request, response: Response, next: NextFunction): void {
  response.once("finish", () => {
    if (request.complete && request.readableEnded) return;
    request.removeAllListeners("data").removeAllListeners("readable").resume();
  });
  next();
}
