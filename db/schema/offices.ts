import type { Generated } from "kysely";
import type { Instant } from "#app/platform/day.ts";

/** A department whose one-stop shop uses the product. Several share one installation; none sees the data of another. */
export interface OfficesTable {
  id: string;
  /** Short name in addresses and commands, such as `skhcn`; unique. */
  slug: string;
  /** Cơ quan ban hành, such as "Sở Khoa học và Công nghệ". */
  name: string;
  /** Cơ quan chủ quản printed above the name, such as "Ủy ban nhân dân thành phố …". */
  parent_name: string;
  /** Địa danh: the town printed before the date of a letter. */
  place: string;
  /** Address, telephone and e-mail of the one-stop shop, as shown to citizens. */
  contact_line: string;
  /** Number of days after the result in which a receipt can still be rated. */
  rating_open_days: number;
  /** With fewer answers, satisfaction figures are withheld. */
  minimum_answers: number;
  /** 1 if an answer needs two people: the person who wrote it must not approve it. */
  answer_needs_approval: Generated<number>;
  /** Number of days after the answer in which its sender may reopen the case, once. */
  reopen_days: Generated<number>;
  /** JSON: when ratings are suspicious, read by `app/ratings/suspicion/trust-rules.ts`. */
  trust_rules: Generated<string>;
  /** The networks of the staff as addresses or CIDR blocks, one a line. */
  own_networks: Generated<string>;
  /** The symbol after "/" in the number of a letter, such as `SKHCN-VP`; empty if the clerk writes it by hand. */
  document_symbol: Generated<string>;
  /** The lines above the signature of a letter, one a line, such as "TL. GIÁM ĐỐC" and "CHÁNH VĂN PHÒNG". */
  letter_signer: Generated<string>;
  created_at: Instant;
}
