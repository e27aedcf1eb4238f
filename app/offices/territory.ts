/**
 * Whether the office belongs to a province (tỉnh) or to a city under central authority (thành phố): the word for
 * everything in it, “Toàn tỉnh” or “Toàn thành phố”. "unset": nobody has said, and pages name neither.
 */
export const territories = ["unset", "province", "city"] as const;
export type Territory = (typeof territories)[number];

/** What the name of the superior body says, such as “Ủy ban nhân dân tỉnh Đồng Tháp”. */
export function territoryIn(parentName: string): Territory {
  const name = ` ${parentName.normalize("NFC").toLowerCase().replace(/\s+/g, " ")} `;
  // A city that belongs to a province (thành phố thuộc tỉnh) is not under central authority.
  if (name.includes(" tỉnh ")) return "province";
  return name.includes(" thành phố ") || name.includes(" tp. ") ? "city" : "unset";
}
