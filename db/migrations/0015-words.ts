import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { textType } from "../columns.ts";
import type { Db } from "../engine.ts";

/** The plans that came with the product, as their sources were cited and as they are cited now. */
const plans = [
  [
    "Kế hoạch số 155/KH-SKH-CN ngày 18/01/2018",
    "Kế hoạch số 155/KH-SKHCN ngày 18/01/2018 của Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh",
  ],
  [
    "Kế hoạch số 01A/KH-SKHCN ngày 05/01/2019",
    "Kế hoạch số 01A/KH-SKHCN ngày 05/01/2019 của Sở Khoa học và Công nghệ tỉnh Bà Rịa – Vũng Tàu",
  ],
  [
    "Phụ lục 1 kèm theo Báo cáo tháng 11/2020 của Sở KH&CN về Kế hoạch cải cách hành chính năm 2020",
    "Phụ lục 1 “Thống kê việc thực hiện các nhiệm vụ tại Kế hoạch cải cách hành chính năm 2020” kèm theo Báo cáo tháng 11/2020 của Sở KH&CN",
  ],
  // Only the section is written anew.
  [
    "Kế hoạch cải cách hành chính ngày 27/01/2023 của Sở Khoa học và Công nghệ thành phố Cần Thơ",
    "Kế hoạch cải cách hành chính ngày 27/01/2023 của Sở Khoa học và Công nghệ thành phố Cần Thơ",
  ],
] as const;

/** Words of the calendar that came with the product, as they were and as they are now. */
const calendarSources = [
  ["Bộ luật Lao động 2019 điều 111, 112", "Điều 111, Điều 112 Bộ luật Lao động năm 2019"],
  ["Bộ luật Lao động 2012 điều 115", "Điều 115 Bộ luật Lao động năm 2012"],
  ["Văn bản số 12729/VPCP-KGVX ngày 25/12/2025", "Công văn số 12729/VPCP-KGVX ngày 25/12/2025"],
  ["Văn bản số 8056/VPCP-KGVX", "Công văn số 8056/VPCP-KGVX"],
  ["Nghị quyết 28/2026/QH16", "Nghị quyết số 28/2026/QH16"],
] as const;

const calendarNames = [
  ["Ngày Quốc tế lao động", "Ngày Quốc tế Lao động"],
  ["Làm bù ngày 29/4/2019", "Làm bù ngày 29/04/2019"],
  ["Làm bù ngày 29/4/2024", "Làm bù ngày 29/04/2024"],
  ["Làm bù ngày 02/5/2025", "Làm bù ngày 02/05/2025"],
  ["Làm bù ngày 31/8/2026", "Làm bù ngày 31/08/2026"],
] as const;

/**
 * What the answer letter needs of the office: the symbol of its documents (empty: the clerk writes it) and the lines
 * above the signature. Texts that came with the product and were copied into an office's targets and calendar are cited
 * as official documents cite them; texts that an office wrote itself stay.
 */
export const words: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    for (const [column, preset] of [
      ["document_symbol", ""],
      ["letter_signer", "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG"],
    ] as const) {
      await db.schema
        .alterTable("offices")
        .addColumn(column, textType(db), (c) => c.notNull().defaultTo(preset))
        .execute();
    }
    for (const [before, after] of plans) {
      await sql`update targets set source = ${after} ||
          replace(replace(substr(source, ${before.length + 1}), 'mục ', 'Mục '), 'phụ lục', 'Phụ lục')
        where substr(source, 1, ${before.length}) = ${before}
          and (substr(source, ${before.length + 1}, 2) = ', ' or source = ${before})`.execute(db);
    }
    for (const [before, after] of calendarSources) {
      await sql`update calendar_days set source = replace(source, ${before}, ${after}) where source like ${`%${before}%`}`.execute(
        db,
      );
      await sql`update calendar_years set source = replace(source, ${before}, ${after}) where source like ${`%${before}%`}`.execute(
        db,
      );
    }
    for (const [before, after] of calendarNames) {
      await sql`update calendar_days set name = replace(name, ${before}, ${after}) where name like ${`%${before}%`}`.execute(
        db,
      );
    }
  },
};
