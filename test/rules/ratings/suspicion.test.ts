import { expect, test } from "vitest";
import { addMinutes, instantAt, day, type Instant } from "#app/platform/day.ts";
import { networkOf } from "#app/platform/client-network.ts";
import {
  flagState,
  flagStep,
  type EarlierDecision,
  type SeenTap,
  type Flag,
  type Suspicion,
} from "#app/ratings/suspicion/suspicion.ts";
import { searchSuspicions } from "#app/ratings/suspicion/suspicion-search.ts";
import {
  readTrustRules,
  ownNetworksSchema,
  trustRulesSchema,
  unreadableNetworks,
  usualTrustRules,
  type TrustRules,
} from "#app/ratings/suspicion/trust-rules.ts";

const nine = instantAt(day("2026-11-20"), 9, 0);
const minute = (count: number) => addMinutes(nine, count);

/** A tap at a minute past nine on a receipt of its own, on a telephone of its own. */
function tapAt(minutes: number, facts: Partial<SeenTap> = {}): SeenTap {
  const name = `${String(minutes)} ${JSON.stringify(facts)}`;
  return {
    dossierId: `dossier ${name}`,
    score: 5,
    source: "phone",
    givenAt: minute(minutes),
    isCounted: true,
    device: `device ${name}`,
    network: `network ${name}`,
    isOwnNetwork: false,
    channel: "counter",
    counterId: null,
    printedAt: null,
    ...facts,
  };
}

function taps(count: number, everyMinutes: number, facts: (index: number) => Partial<SeenTap>): SeenTap[] {
  return Array.from({ length: count }, (_, index) =>
    tapAt(index * everyMinutes, { dossierId: `dossier ${String(index)}`, ...facts(index) }),
  );
}

function foundBy(given: readonly SeenTap[], rules: TrustRules): Suspicion[] {
  const search = searchSuspicions(rules);
  return [...given.flatMap((tap) => search.take(tap)), ...search.end()];
}

const mixed = (index: number) => (index % 2 === 0 ? 5 : 4);

interface Case {
  what: string;
  taps: SeenTap[];
  /** How many ratings are flagged, by reason. */
  flagged: Record<string, number>;
}

const cases: Case[] = [
  { what: "a quiet morning", taps: taps(8, 7, () => ({})), flagged: {} },
  { what: "two receipts from one device", taps: taps(2, 1, () => ({ device: "d" })), flagged: {} },
  {
    what: "three receipts from one device in four minutes",
    taps: taps(3, 2, () => ({ device: "d" })),
    flagged: { "same-device": 3 },
  },
  { what: "three in exactly ten minutes", taps: taps(3, 5, () => ({ device: "d" })), flagged: { "same-device": 3 } },
  { what: "three in twelve minutes", taps: taps(3, 6, () => ({ device: "d" })), flagged: {} },
  {
    what: "one receipt tapped three times from one device",
    taps: [1, 2, 3].map((at) => tapAt(at, { dossierId: "same", device: "d", isCounted: at === 3 })),
    flagged: {},
  },
  {
    what: "three receipts from one device, one of them rated anew by somebody else since",
    taps: taps(3, 1, (index) => ({ device: "d", isCounted: index !== 1 })),
    flagged: { "same-device": 2 },
  },
  { what: "devices nobody knows any more", taps: taps(20, 0, () => ({ device: null, network: null })), flagged: {} },
  { what: "eleven people in one waiting room", taps: taps(11, 0, () => ({ network: "n" })), flagged: {} },
  {
    what: "twelve receipts from one network in eleven minutes",
    taps: taps(12, 1, () => ({ network: "n" })),
    flagged: {},
  },
  {
    what: "twelve receipts from one network at once",
    taps: taps(12, 0, () => ({ network: "n" })),
    flagged: { "same-network": 12 },
  },
  {
    what: "the tablet of a counter, all day the same device and network",
    taps: taps(30, 1, () => ({ device: "d", network: "n", source: "kiosk", isOwnNetwork: true })),
    flagged: {},
  },
  { what: "the office's own network", taps: [tapAt(0, { isOwnNetwork: true })], flagged: { "own-network": 1 } },
  { what: "rated before printing", taps: [tapAt(0, { printedAt: minute(5) })], flagged: { "before-printing": 1 } },
  { what: "rated after printing", taps: [tapAt(5, { printedAt: minute(0) })], flagged: {} },
  { what: "never printed here", taps: [tapAt(0)], flagged: {} },
  {
    what: "an online receipt rated before its paper",
    taps: [tapAt(0, { channel: "online-full", printedAt: minute(5) })],
    flagged: {},
  },
  {
    what: "ten alike at one counter in an hour",
    taps: taps(10, 6, () => ({ counterId: "1" })),
    flagged: { "all-alike": 10 },
  },
  { what: "ten alike at one counter over the day", taps: taps(10, 40, () => ({ counterId: "1" })), flagged: {} },
  { what: "nine alike", taps: taps(9, 1, () => ({ counterId: "1" })), flagged: {} },
  { what: "ten alike without a counter", taps: taps(10, 1, () => ({})), flagged: {} },
  {
    what: "twenty at one counter, not alike",
    taps: taps(20, 1, (index) => ({ counterId: "1", score: mixed(index) })),
    flagged: {},
  },
  {
    what: "ten alike at each of two counters, one after the other in turn",
    taps: taps(20, 1, (index) => ({ counterId: String(index % 2), score: mixed(index) })),
    flagged: { "all-alike": 20 },
  },
];

test.each(cases)("$what", ({ taps: given, flagged }) => {
  const found: Record<string, number> = {};
  for (const { seen } of foundBy(given, usualTrustRules)) found[seen.reason] = (found[seen.reason] ?? 0) + 1;
  expect(found).toEqual(flagged);
});

test("a flag tells the largest number it was part of, and from when to when", () => {
  const found = foundBy(
    taps(5, 3, () => ({ device: "d" })),
    usualTrustRules,
  );
  expect(found.map(({ seen }) => seen)).toEqual([
    { reason: "same-device", count: 4, from: minute(0), to: minute(9) },
    { reason: "same-device", count: 4, from: minute(0), to: minute(9) },
    { reason: "same-device", count: 4, from: minute(0), to: minute(9) },
    { reason: "same-device", count: 4, from: minute(0), to: minute(9) },
    { reason: "same-device", count: 4, from: minute(3), to: minute(12) },
  ]);
});

test("a rule with the count 0 is off", () => {
  const off = { ...usualTrustRules, deviceReceipts: 0, networkReceipts: 0, alikeRatings: 0, beforePrinting: false };
  const all = taps(30, 0, () => ({ device: "d", network: "n", counterId: "1", printedAt: minute(9) }));
  expect(foundBy(all, off)).toEqual([]);
});

const seen = { reason: "own-network" } as const;
const decidedAt = (at: Instant): EarlierDecision => ({ decision: "set-aside", by: "somebody", at, words: "x" });
const flag = (foundAt: Instant, decided?: EarlierDecision): Flag => ({
  foundAt,
  details: { seen, earlier: [] },
  decided,
});

test.each([
  ["no flag yet", undefined, 0, "add"],
  ["waiting, the same rating", flag(minute(5)), 0, "keep"],
  ["waiting, rated anew and suspicious again", flag(minute(5)), 6, "wait-again"],
  ["decided, the same rating", flag(minute(5), decidedAt(minute(9))), 0, "keep"],
  ["decided, rated anew and suspicious again", flag(minute(5), decidedAt(minute(9))), 10, "wait-again"],
] as const)("a suspicion against a flag: %s", (_what, standing, givenAt, step) => {
  expect(flagStep(standing, { dossierId: "d", givenAt: minute(givenAt), seen })).toBe(step);
});

test.each([
  ["found after the rating", 0, [flag(minute(5))], "waiting"],
  ["rated anew since it was found", 6, [flag(minute(5))], "given-anew"],
  ["decided", 0, [flag(minute(5), decidedAt(minute(9)))], "decided"],
  ["one reason decided, another found since", 0, [flag(minute(5), decidedAt(minute(9))), flag(minute(12))], "waiting"],
  ["rated anew since it was decided", 10, [flag(minute(5), decidedAt(minute(9)))], "given-anew"],
] as const)("where a flagged rating stands: %s", (_what, givenAt, flags, state) => {
  expect(flagState(minute(givenAt), flags)).toBe(state);
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("the network of %s is %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("stored rules that are missing or broken are as usual", () => {
  expect(readTrustRules("{}")).toEqual(usualTrustRules);
  expect(readTrustRules('{"deviceReceipts":5}')).toEqual({ ...usualTrustRules, deviceReceipts: 5 });
  expect(readTrustRules('{"deviceReceipts":"many"}')).toEqual(usualTrustRules);
  expect(readTrustRules('{"deviceReceipts":5')).toEqual(usualTrustRules);
  expect(readTrustRules("")).toEqual(usualTrustRules);
});

test("the office's networks are addresses or blocks, one a line, and a wrong line is named", () => {
  const typed = "203.0.113.7\n\n 203.0.113.0/24 \r\n2001:db8::/32\n2001:db8::1";
  expect(unreadableNetworks(typed)).toEqual([]);
  expect(unreadableNetworks(`${typed}\nphòng một cửa\n300.1.1.1\n10.0.0.0/40`)).toEqual([
    "phòng một cửa",
    "300.1.1.1",
    "10.0.0.0/40",
  ]);
  expect(ownNetworksSchema.parse({ ownNetworks: typed }).ownNetworks.split("\n")).toHaveLength(4);
  expect(ownNetworksSchema.safeParse({ ownNetworks: "here" }).success).toBe(false);
});

test.each(["", "1", "-3", "2.5", "1001", "vài"])("%j is no number of receipts", (deviceReceipts) => {
  const form = { ...usualTrustRules, beforePrinting: "on", ownNetworks: "" };
  expect(trustRulesSchema.safeParse({ ...form, deviceReceipts: deviceReceipts || undefined }).success).toBe(false);
  expect(trustRulesSchema.safeParse({ ...form, deviceReceipts: "0" }).success).toBe(true);
});
