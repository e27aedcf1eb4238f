import { timingSafeEqual } from "node:crypto";
import type { Context } from "#app/platform/context.server.ts";
import { keyedBytes, seal, unseal } from "#app/platform/secrets.server.ts";
import type { Contact } from "./contact.ts";

/** Bytes of the keyed hash of an address, and of the signature of a link. */
const hashBytes = 12;
const signatureBytes = 8;
const officeBytes = 16;

/** The keyed hash by which an office knows an address again without storing it. */
export function addressHash(secret: string, officeId: string, { channel, address }: Contact): string {
  const bytes = keyedBytes(secret, "invited address", `${officeId} ${channel} ${address}`);
  return Buffer.from(bytes).subarray(0, hashBytes).toString("hex");
}

const ownerOf = (officeId: string, number: string) => `${officeId} ${number}`;

export function sealAddress(secret: string, officeId: string, number: string, address: string): string {
  return seal(secret, ownerOf(officeId, number), address, "invited address");
}

/** The address of an invitation; undefined if it was encrypted with another SECRET. */
export function openAddress(secret: string, officeId: string, number: string, sealed: string): string | undefined {
  try {
    return unseal(secret, ownerOf(officeId, number), sealed, "invited address");
  } catch {
    return undefined;
  }
}

/**
 * The address of the page on which the receiver refuses further invitations of the office. It contains the hash of the
 * address, signed, so that nothing about the receiver needs to be stored.
 */
export function stopLink({ settings }: Pick<Context, "settings">, officeId: string, hash: string): string {
  const body = Buffer.concat([Buffer.from(officeId.replaceAll("-", ""), "hex"), Buffer.from(hash, "hex")]);
  const token = Buffer.concat([body, signatureOf(settings.secret, body)]).toString("base64url");
  return `${settings.publicUrl}/stop/${token}`;
}

/** Reads the last part of a `stopLink`; undefined if this installation has not made it. */
export function readStopToken(secret: string, token: string): { officeId: string; hash: string } | undefined {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== officeBytes + hashBytes + signatureBytes) return undefined;
  const body = bytes.subarray(0, officeBytes + hashBytes);
  if (!timingSafeEqual(signatureOf(secret, body), bytes.subarray(body.length))) return undefined;
  const office = body.subarray(0, officeBytes).toString("hex");
  const officeId = office.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  return { officeId, hash: body.subarray(officeBytes).toString("hex") };
}

function signatureOf(secret: string, body: Uint8Array): Buffer {
  const text = Buffer.from(body).toString("hex");
  return Buffer.from(keyedBytes(secret, "link of an invitation", text)).subarray(0, signatureBytes);
}
