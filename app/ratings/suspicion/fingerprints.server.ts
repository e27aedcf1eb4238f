import type { Context } from "#app/platform/context.server.ts";
import type { Day } from "#app/platform/day.ts";
import { keyedBytes } from "#app/platform/secrets.server.ts";
import { networkOf, plainAddress } from "#app/platform/client-network.ts";
import { isInNetworks } from "./own-networks.server.ts";

/**
 * What is stored for some days about the origin of a tap: enough to see that two taps came from the same device or
 * network, and nothing else.
 */
export interface Fingerprints {
  device: string;
  network: string;
  isOwnNetwork: boolean;
}

/** 96 bits: within one day, no two devices get the same fingerprint by chance. */
const fingerprintBytes = 12;

/**
 * The fingerprints of the visitor's device and network; undefined if the address is unknown. They are keyed hashes: the
 * key is derived from this installation's secret, and the hashed text includes office and day, so that nobody can
 * follow a device from one day or one office to another. "trace of a tap" is an input of the key and must never change.
 */
export function fingerprintsOf(
  { settings, visitor }: Context,
  { officeId, ownNetworks, on }: { officeId: string; ownNetworks: string; on: Day },
): Fingerprints | undefined {
  if (visitor === undefined) return undefined;
  const { address, userAgent, languages } = visitor;
  const fingerprint = (...of: string[]) => {
    const bytes = keyedBytes(settings.secret, "trace of a tap", JSON.stringify([on, officeId, ...of]));
    return Buffer.from(bytes.subarray(0, fingerprintBytes)).toString("base64url");
  };
  return {
    device: fingerprint("device", plainAddress(address), userAgent, languages),
    network: fingerprint("network", networkOf(address)),
    isOwnNetwork: isInNetworks(ownNetworks, address),
  };
}
