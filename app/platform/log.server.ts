import pino from "pino";

export type Log = pino.Logger;

/**
 * Opens the structured log, one JSON line per event. Allowed: numbers, the product's own codes and addresses without
 * query. Never: a name, a contact, a typed text, a receipt code, a secret or a cookie.
 */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["password", "secret", "token", "cookie", "authorization", "*.password", "*.secret", "*.token"],
      censor: "[removed]",
    },
  });
}
