import { createHmac } from "node:crypto";
import { signatureBytes } from "./signed-link.ts";

/** The signature of a số hồ sơ in its stored form: twenty hexadecimal digits in capitals, see `signed-link.ts`. */
export function linkSignature(linkSecret: string, number: string): string {
  const whole = createHmac("sha256", linkSecret).update(number, "utf8").digest();
  return whole.subarray(0, signatureBytes).toString("hex").toUpperCase();
}
