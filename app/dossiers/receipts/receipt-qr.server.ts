import qrcode from "qrcode";
import { quietModules, slipQrSide, type QrPicture } from "./paper-receipt.ts";

/** The smallest module that an old telephone reads from a worn print, in millimetres. */
const leastModuleMillimetres = 0.4;

/** From the most to the least correction: a quarter, 15 % or 7 % of the code may be worn, folded or stained. */
const levels = ["Q", "M", "L"] as const;

/**
 * Draws the QR code of an address as square modules (ISO/IEC 18004) for a side of `sideMillimetres`, quiet zone
 * included. Capitals are stored in the compact alphanumeric mode. Error correction level Q, unless the modules would be
 * smaller than 0.4 mm: then a lower level, because small modules harm more than less correction.
 */
export function qrPicture(address: string, sideMillimetres: number): QrPicture {
  const draw = (level: (typeof levels)[number]) => qrcode.create(address, { errorCorrectionLevel: level }).modules;
  const level = levels.find((one) => sideMillimetres / (draw(one).size + 2 * quietModules) >= leastModuleMillimetres);
  const modules = draw(level ?? "L");
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

/** The QR code of an address as an SVG file, black on white. */
export function qrSvg(address: string): string {
  const { size, path } = qrPicture(address, slipQrSide);
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
