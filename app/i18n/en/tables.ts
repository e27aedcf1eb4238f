import type { tables as vi } from "../vi/tables.ts";
import type { Words } from "../words.ts";

export const tables: Words<typeof vi> = {
  withheldCell: "withheld",
  notes: "Notes",
  exports: { label: "Export the table: {{title}}", heading: "Export", csv: "CSV", xlsx: "Excel", json: "JSON" },
  withheldNote: "“–” stands for a share of fewer than {{minimum}} cases.",
};
