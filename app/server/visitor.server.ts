import type { Request } from "express";
import type { Visitor } from "#app/platform/context.server.ts";

/**
 * The visitor of a request, as reported by the trusted proxy if there is one; undefined if the client has already
 * disconnected.
 */
export function visitorOf(request: Request): Visitor | undefined {
  const { ip, headers } = request;
  if (ip === undefined || ip === "") return undefined;
  return { address: ip, userAgent: headers["user-agent"] ?? "", languages: headers["accept-language"] ?? "" };
}
