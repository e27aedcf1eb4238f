import type { Context } from "#app/platform/context.server.ts";
import type { Day } from "#app/platform/day.ts";
import { keyedBytes } from "#app/platform/secrets.server.ts";
import { networkOf, plainAddress } from "#app/platform/client-network.ts";
import { isInNetworks } from "./own-networks.server.ts";

/** What is kept of where a tap came from, for some days: enough to see that two came from the same place, no more. */
export interface Fingerprints {
  device: string;
  network: string;
  isOwnNetwork: boolean;
}

/** 96 bits: two devices of one day never meet by chance. */
const fingerprintBytes = 12;

/**
 * The traces of whoever taps; undefined where the address is not known. Keyed hashes under this installation's secret, of
 * the office and the day as well, so that nobody can follow a device from one day to the next or from office to office.
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
