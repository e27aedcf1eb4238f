import { BlockList, isIP } from "node:net";
import { plainAddress } from "#app/platform/client-network.ts";
import { memoize } from "#app/platform/memoize.ts";
import { networkLines } from "./trust-rules.ts";

/** Whether an address lies in one of the networks, given as addresses or CIDR blocks, one a line. */
export function isInNetworks(networks: string, address: string): boolean {
  if (networks === "") return false;
  const plain = plainAddress(address);
  const family = familyOf(plain);
  if (family === undefined) return false;
  return listOf(networks).check(plain, family);
}

/** The networks of each office, parsed once per text, because every tap asks for them. */
const listOf = memoize((networks) => {
  const list = new BlockList();
  for (const line of networkLines(networks)) addNetwork(list, line);
  return list;
}, 1000);

function addNetwork(list: BlockList, line: string): void {
  const [network = "", prefix] = line.split("/");
  const family = familyOf(network);
  // The form has refused lines that cannot be parsed.
  if (family === undefined) return;
  if (prefix === undefined) list.addAddress(network, family);
  else list.addSubnet(network, Number(prefix), family);
}

function familyOf(address: string): "ipv4" | "ipv6" | undefined {
  const version = isIP(address);
  if (version === 0) return undefined;
  return version === 4 ? "ipv4" : "ipv6";
}
