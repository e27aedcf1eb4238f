import { BlockList, isIP } from "node:net";
import { plainAddress } from "#app/platform/client-network.ts";

/*
 * Which addresses a webhook may reach. An administrator of an office chooses the address, and the server stands in the
 * internal network: without this, the server could be made to ask machines that only it can reach (SSRF, OWASP). So only
 * addresses of the public internet are allowed, and the networks that the installer lists in WEBHOOK_NETWORKS.
 */

/** Special IPv4 networks (IANA special-purpose registry, RFC 6890): none of them is on the public internet. */
const specialNetworks = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;

/** Special networks within 2000::/3, the only part of IPv6 that is public (RFC 4291): some lead to IPv4 addresses. */
const specialNetworks6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const special = new BlockList();
for (const [network, length] of specialNetworks) special.addSubnet(network, length, "ipv4");
for (const [network, length] of specialNetworks6) special.addSubnet(network, length, "ipv6");
const public6 = new BlockList();
public6.addSubnet("2000::", 3, "ipv6");

/** How a webhook may reach an address: not at all, by https only, or by http as well. */
export type Reach = "none" | "https" | "any";

/** `allowed`: the networks of WEBHOOK_NETWORKS, which were checked when the settings were read. */
export function reachOf(address: string, allowed: readonly string[]): Reach {
  const plain = plainAddress(usualSpelling(address));
  const family = isIP(plain) === 4 ? "ipv4" : "ipv6";
  if (isIP(plain) === 0) return "none";
  if (listOf(allowed).check(plain, family)) return "any";
  if (family === "ipv6" && !public6.check(plain, "ipv6")) return "none";
  return special.check(plain, family) ? "none" : "https";
}

/** An IPv6 address as the browser's URL reader would write it, but with the IPv4 address that it contains as such. */
function usualSpelling(address: string): string {
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(compressed(address));
  if (mapped === null) return address;
  const number = (parseInt(mapped[1] ?? "", 16) * 0x10000 + parseInt(mapped[2] ?? "", 16)) >>> 0;
  return [24, 16, 8, 0].map((shift) => String((number >>> shift) & 0xff)).join(".");
}

function compressed(address: string): string {
  const bare = address.replace(/%.*$/, "");
  return isIP(bare) === 6 ? new URL(`http://[${bare}]`).hostname.slice(1, -1) : bare;
}

const lists = new Map<string, BlockList>();

function listOf(networks: readonly string[]): BlockList {
  const name = networks.join();
  const known = lists.get(name);
  if (known !== undefined) return known;
  const list = new BlockList();
  for (const network of networks) {
    const [base = "", length] = network.split("/");
    list.addSubnet(base, Number(length), isIP(base) === 4 ? "ipv4" : "ipv6");
  }
  lists.set(name, list);
  return list;
}
