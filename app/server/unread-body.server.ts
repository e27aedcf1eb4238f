import type { NextFunction, Request, Response } from "express";

/**
 * Passes over what nobody read of a body once the answer is out. Left unread it stays in front of the next request on
 * the same connection, which then waits until the connection is given up, and is lost.
 */
export function passOverUnreadBody(request: Request, response: Response, next: NextFunction): void {
  response.once("finish", () => {
    if (request.complete && request.readableEnded) return;
    request.removeAllListeners("data").removeAllListeners("readable").resume();
  });
  next();
}
