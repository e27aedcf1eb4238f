import { lookup, Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import { reachOf, type Reach } from "./reachable.server.ts";

/** All addresses of a host name; throws or is empty if it has none. */
export type ResolveName = (name: string) => Promise<string[]>;

const milliseconds = 2000;

/**
 * Asks the name servers without occupying a thread of the process, so that a name server that hangs delays nobody; a name
 * that they do not know may stand in the host's own file.
 */
export const resolveName: ResolveName = async (name) => {
  const resolver = new Resolver({ timeout: milliseconds, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const addresses = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  if (addresses.length > 0) return addresses;
  const codes = answers.map((answer) => (answer.status === "rejected" ? codeOf(answer.reason) : ""));
  if (codes.includes("ETIMEOUT")) return [];
  return (await lookup(name, { all: true })).map(({ address }) => address);
};

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code);
}

/** Where a webhook's address leads: the addresses that it may connect to, or why it may not. */
export type FoundAddress = { ok: true; addresses: string[] } | { ok: false; problem: "name" | "forbidden" | "plain" };

/**
 * Finds the addresses of a URL and keeps those that webhooks may reach. The connection must be made to one of these and
 * the name not looked up again: its owner could answer with another address then. `plain`: reachable by https only.
 */
export async function findAddress(
  url: URL,
  allowed: readonly string[],
  resolve: ResolveName = resolveName,
): Promise<FoundAddress> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host) === 0 ? await resolve(host).catch(() => []) : [host];
  if (found.length === 0) return { ok: false, problem: "name" };
  const wanted: readonly Reach[] = url.protocol === "https:" ? ["https", "any"] : ["any"];
  const reaches = found.map((address) => reachOf(address, allowed));
  // A name with a forbidden address among others is not to be trusted with the others.
  if (reaches.includes("none")) return { ok: false, problem: "forbidden" };
  const addresses = found.filter((_address, index) => wanted.includes(reaches[index] ?? "none"));
  return addresses.length === found.length ? { ok: true, addresses } : { ok: false, problem: "plain" };
}
