import type { Instant } from "#app/platform/day.ts";

/** A set of receipts that was put on sheets together, so that a person can confirm that it was printed, or repeat it. */
export interface PrintRunsTable {
  id: string;
  office_id: string;
  /** What it is printed on: `a5`, `a4` (two slips a sheet), `thermal` (roll of 80 mm) or `labels`. */
  paper: string;
  /** The paper it is handed out with: `receipt`, `result`, `supplement` or `refusal`. */
  occasion: string;
  /** The name of the sheet of labels in `app/dossiers/receipts/label-sheet.ts`; null for other papers. */
  label_sheet: string | null;
  /** The first label of the first sheet that is printed on, from 1. */
  first_label: number;
  /** The language of the citizen, in which it is printed. */
  language: string;
  /** How many receipts it has. */
  receipts: number;
  /** When its sheets were made: from then on the paper can exist. */
  made_at: Instant;
  made_by: string;
  /** When a person confirmed that it was printed; null until then. */
  confirmed_at: Instant | null;
  confirmed_by: string | null;
}

/** The receipts of a print run in their order. */
export interface PrintRunReceiptsTable {
  run_id: string;
  /** 1, 2, 3 …, as on the screen and on the sheets. */
  position: number;
  code: string;
}
