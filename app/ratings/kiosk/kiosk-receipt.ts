/** Why a code leads to no faces; texts below `kiosk:screen`. */
export type CodeRefusal = "misread" | "unknown" | "closed" | "tooMany";

/** What a citizen sees of the dossier before the tap. */
export interface KioskReceipt {
  /** As stored, without the hyphen; or the path of a signed link whose dossier is not registered yet. */
  code: string;
  /** Số hồ sơ; empty if it is not known. */
  number: string;
  procedureName: string;
}
