/** Why a code leads to no faces; texts below `kiosk:screen`. */
export type CodeRefusal = "misread" | "unknown" | "closed" | "tooMany";

/** What a citizen sees of the dossier before the tap. */
export interface KioskReceipt {
  /** As stored, without the hyphen. */
  code: string;
  /** Số hồ sơ. */
  number: string;
  procedureName: string;
}
