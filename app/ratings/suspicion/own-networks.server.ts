import { BlockList, isIP } from "node:net";
import { plainAddress } from "#app/platform/client-network.ts";
import { networkLines } from "./trust-rules.ts";

/** Whether an address lies in one of the networks, written as addresses or CIDR blocks, one a line. */
export function isInNetworks(networks: string, address: string): boolean {
  if (networks === "") return false;
  const plain = plainAddress(address);
  const family = familyOf(plain);
  if (family === undefined) return false;
  return listOf(networks).check(plain, family);
}

/** The few texts that offices have written, read once each: every tap asks. */
const lists = new Map<string, BlockList>();
const mostLists = 1000;

function listOf(networks: string): BlockList {
  let list = lists.get(networks);
  if (list === undefined) {
    if (lists.size >= mostLists) lists.clear();
    list = new BlockList();
    for (const line of networkLines(networks)) addNetwork(list, line);
    lists.set(networks, list);
  }
  return list;
}

function addNetwork(list: BlockList, line: string): void {
  const [network = "", prefix] = line.split("/");
  const family = familyOf(network);
  // A line that cannot be read was refused when it was typed.
  if (family === undefined) return;
  if (prefix === undefined) list.addAddress(network, family);
  else list.addSubnet(network, Number(prefix), family);
}

function familyOf(address: string): "ipv4" | "ipv6" | undefined {
  const version = isIP(address);
  if (version === 0) return undefined;
  return version === 4 ? "ipv4" : "ipv6";
}
