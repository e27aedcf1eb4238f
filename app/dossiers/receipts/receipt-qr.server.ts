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

/** The blank border that QR readers need, in modules (ISO/IEC 18004). */
const quietModules = 4;

/** The QR code of an address as an SVG file, black on white. */
export function qrSvg(address: string): string {
  const { size, path } = qrPicture(address);
  const side = String(size + 2 * quietModules);
  const box = `-${String(quietModules)} -${String(quietModules)} ${side} ${side}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" shape-rendering="crispEdges">` +
    `<path d="M-${String(quietModules)}-${String(quietModules)}h${side}v${side}h-${side}z" fill="#fff"/><path d="${path}"/></svg>`
  );
}

/** The QR code of an address as a PNG file, ten pixels a module. */
export function qrPng(address: string): Promise<Buffer> {
  return qrcode.toBuffer(address, { errorCorrectionLevel: "Q", margin: quietModules, scale: 10 });
}
