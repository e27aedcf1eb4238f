import type { Generated } from "kysely";
import type { Territory } from "#app/offices/territory.ts";
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
  /** Whether it belongs to a province or a city: the word for all of it on pages. */
  territory: Generated<Territory>;
  /** Number of days after the result in which a receipt can still be rated. */
  rating_open_days: number;
  /** With fewer answers, satisfaction figures are withheld. */
  minimum_answers: number;
  created_at: Instant;
}
