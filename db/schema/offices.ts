import type { Generated } from "kysely";
import type { Instant } from "#app/platform/day.ts";

/** A department whose one-stop shop uses the product. Several share one installation; nobody sees another's data. */
export interface OfficesTable {
  id: string;
  /** Short name in addresses and commands, such as `skhcn`; unique. */
  slug: string;
  /** Cơ quan ban hành, such as "Sở Khoa học và Công nghệ". */
  name: string;
  /** Cơ quan chủ quản printed above the name, such as "Ủy ban nhân dân thành phố …". */
  parent_name: string;
  /** Place printed before the date of a letter. */
  place: string;
  /** Address, telephone and mail of the one-stop shop, as citizens read them. */
  contact_line: string;
  /** How many days after the result a receipt can still be rated. */
  rating_open_days: number;
  /** Below this many answers a satisfaction figure is withheld. */
  minimum_answers: number;
  /** 1 when an answer needs two people: whoever wrote it never approves it. */
  answer_needs_approval: Generated<number>;
  /** For how many days after the answer its sender may reopen the case, once. */
  reopen_days: Generated<number>;
  /** JSON: when ratings are suspicious, read through `ratings/trust-rules.ts`. */
  trust_rules: Generated<string>;
  /** The staff's own networks as addresses or CIDR blocks, one a line. */
  own_networks: Generated<string>;
  /** What follows the number of a letter after "/", such as `SKHCN-VP`; empty where the clerk writes it by hand. */
  document_symbol: Generated<string>;
  /** The lines above the signature of a letter, one a line, such as "TL. GIÁM ĐỐC" and "CHÁNH VĂN PHÒNG". */
  letter_signer: Generated<string>;
  created_at: Instant;
}
