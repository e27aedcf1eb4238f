import { z } from "zod";

/** When ratings look suspicious to an office. A count of 0 switches its rule off. */
export interface TrustRules {
  /** One device rates at least this many different receipts … */
  deviceReceipts: number;
  /** … within this many minutes. */
  deviceMinutes: number;
  /** One network, as for one device. The default is high, because a whole waiting room shares one Wi-Fi. */
  networkReceipts: number;
  networkMinutes: number;
  /** At least this many ratings in a row have the same score at one counter on one day … */
  alikeRatings: number;
  /** … within this many minutes. In a good office, a row of equal scores over a whole day is normal. */
  alikeMinutes: number;
  /** Whether a rating given before the receipt was printed is suspicious. */
  beforePrinting: boolean;
}

export const usualTrustRules: TrustRules = {
  deviceReceipts: 3,
  deviceMinutes: 10,
  networkReceipts: 12,
  networkMinutes: 10,
  alikeRatings: 10,
  alikeMinutes: 60,
  beforePrinting: true,
};

/** One text for equal rules and another for different ones. */
export function trustRulesKey(rules: TrustRules): string {
  return JSON.stringify(Object.keys(usualTrustRules).map((name) => rules[name as keyof TrustRules]));
}

export const mostInRule = 1000;
const mostMinutes = 24 * 60;

const count = (problem: string) =>
  z.coerce
    .number(problem)
    .int(problem)
    .max(mostInRule, problem)
    .refine((value) => value === 0 || value >= 2, problem);
const minutes = z.coerce
  .number("minutesWrong")
  .int("minutesWrong")
  .min(1, "minutesWrong")
  .max(mostMinutes, "minutesWrong");

const numbers = {
  deviceReceipts: count("countWrong"),
  deviceMinutes: minutes,
  networkReceipts: count("countWrong"),
  networkMinutes: minutes,
  alikeRatings: count("countWrong"),
  alikeMinutes: minutes,
};

const storedSchema = z
  .string()
  .transform((text, problems): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      problems.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.object({ ...numbers, beforePrinting: z.boolean() }).partial());

/** What is stored for an office that has set no rules. */
export const noRules = "{}";

/** Reads the stored rules of an office; a missing or unreadable rule has its default. */
export function readTrustRules(stored: string): TrustRules {
  const read = storedSchema.safeParse(stored);
  if (!read.success) return usualTrustRules;
  const given = Object.entries(read.data).filter(([, value]) => value !== undefined);
  return { ...usualTrustRules, ...Object.fromEntries(given) };
}

export const mostNetworks = 50;
const longestNetworks = 4000;

/** Splits a text into networks, one a line; empty lines are ignored. */
export function networkLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** The lines that are neither an address nor a CIDR block. */
export function unreadableNetworks(text: string): string[] {
  return networkLines(text).filter((line) => !network.safeParse(line).success);
}

/** The shortest prefix of a block: a wider one holds half a country, and would hide everybody's ratings. */
const shortestPrefix = { ipv4: 8, ipv6: 20 };

/** The lines that name more addresses than an office can have. */
export function broadNetworks(text: string): string[] {
  return networkLines(text).filter((line) => {
    const [address = "", prefix] = line.split("/");
    return prefix !== undefined && Number(prefix) < shortestPrefix[address.includes(":") ? "ipv6" : "ipv4"];
  });
}

/** The form of the rules; its messages name texts below `suspicion:settings.problems`. */
export const trustRulesSchema = z.object({
  ...numbers,
  beforePrinting: z
    .string()
    .optional()
    .transform((value) => value !== undefined),
  /** `trustRulesKey` of the rules the form was filled with. */
  shown: z.string().default(""),
});

/** The form of the networks that the staff use; its messages name texts below `suspicion:settings.problems`. */
export const ownNetworksSchema = z.object({
  ownNetworks: z
    .string()
    .max(longestNetworks, "networksTooMany")
    .refine((text) => unreadableNetworks(text).length === 0, "networksWrong")
    .refine((text) => broadNetworks(text).length === 0, "networksBroad")
    .refine((text) => networkLines(text).length <= mostNetworks, "networksTooMany")
    .transform((text) => networkLines(text).join("\n"))
    .default(""),
  /** The networks the form was filled with. */
  shown: z
    .string()
    .max(longestNetworks)
    .default("")
    .transform((text) => networkLines(text).join("\n")),
});
