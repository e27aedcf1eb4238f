import { quietModules, type QrPicture } from "./paper-receipt.ts";

export function ReceiptQr({ picture, label }: { picture: QrPicture; label: string }) {
  const side = String(picture.size + 2 * quietModules);
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`-${String(quietModules)} -${String(quietModules)} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <path d={picture.path} />
    </svg>
  );
}
