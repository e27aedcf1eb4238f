import qrcode from "qrcode";
import type { QrPicture } from "./paper-receipt.ts";

/**
 * Draws the QR code of an address as square modules (ISO/IEC 18004). Capitals are stored in the compact alphanumeric
 * mode. With error correction level Q the code can be read even if a quarter of it is worn, folded or stained.
 */
export function qrPicture(address: string): QrPicture {
  const { modules } = qrcode.create(address, { errorCorrectionLevel: "Q" });
  const { size } = modules;
  let path = "";
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const begin = column;
      while (column < size && modules.get(row, column) === 1) column += 1;
      if (column > begin)
        path += `M${String(begin)} ${String(row)}h${String(column - begin)}v1h-${String(column - begin)}z`;
    }
  }
  return { size, path };
}
