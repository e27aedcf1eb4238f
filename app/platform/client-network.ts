/**
 * The form in which addresses are compared: IPv4 without the IPv6 prefix that a server may add, IPv6 without a zone.
 */
export function plainAddress(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, "")
    .replace(/%.*$/, "");
}

/**
 * The network of an address: an IPv4 address itself, because a whole office or home shares one; the /64 of an IPv6
 * address, because a device changes the rest every day (RFC 8981).
 */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : Math.max(0, 8 - groups.length - last.length);
  const all = [...groups, ...new Array<string>(gap).fill("0"), ...last];
  const first = all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${first.join(":")}::/64`;
}
