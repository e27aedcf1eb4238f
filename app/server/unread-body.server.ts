import type { NextFunction, Request, Response } from "express";

/**
 * Drains the unread body after the response. Otherwise it stays before the next request on the same connection, which
 * would wait until the connection is closed, and be lost.
 */
export function passOverUnreadBody(request: Request, response: Response, next: NextFunction): void {
  response.once("finish", () => {
    if (request.complete && request.readableEnded) return;
    request.removeAllListeners("data").removeAllListeners("readable").resume();
  });
  next();
}
