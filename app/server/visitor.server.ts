import type { Request } from "express";
import type { Visitor } from "#app/platform/context.server.ts";

/** Where a request came from, through the trusted proxy where there is one; undefined when its sender is already gone. */
export function visitorOf(request: Request): Visitor | undefined {
  const { ip, headers } = request;
  if (ip === undefined || ip === "") return undefined;
  return { address: ip, userAgent: headers["user-agent"] ?? "", languages: headers["accept-language"] ?? "" };
}
