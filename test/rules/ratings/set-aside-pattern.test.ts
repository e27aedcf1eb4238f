import { expect, test } from "vitest";
import { fitsSetAside, type TapOrigin } from "#app/ratings/suspicion/set-aside-pattern.ts";
import type { FlagReason } from "#app/ratings/suspicion/suspicion.ts";

const from = (device: string | null, network: string | null, isOwnNetwork = false): TapOrigin => ({
  device,
  network,
  isOwnNetwork,
});

test.each<[what: string, reasons: FlagReason[], tap: TapOrigin, isSetAside: boolean]>([
  ["the same device", ["same-device"], from("d", "n"), true],
  ["the same device, whatever the reason was", ["all-alike"], from("d", "x"), true],
  ["another device on the same network, set aside for the device", ["same-device"], from("x", "n"), false],
  ["another device on the same network, set aside for the network", ["same-network"], from("x", "n"), true],
  ["the office's network, set aside for it", ["own-network"], from("x", "x", true), true],
  ["the office's network, set aside for something else", ["same-device"], from("x", "x", true), false],
  ["somewhere else", ["same-device", "same-network", "own-network"], from("x", "x"), false],
  ["nobody knows where", ["same-device", "same-network"], from(null, null), false],
])("a tap after a rating was set aside, from %s", (_what, reasons, tap, isSetAside) => {
  const pattern = { reasons: new Set(reasons), origins: [from("d", "n"), from(null, null)] };
  expect(fitsSetAside(pattern, "phone", tap)).toBe(isSetAside);
  expect(fitsSetAside(pattern, "kiosk", tap)).toBe(false);
});
