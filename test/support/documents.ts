import { deflateSync } from "node:zlib";

/** PDF files put together object by object, as programs and attackers write them. */

/** A PDF of the objects, numbered from 1; the first is its catalog. The table at its end is right. */
export function aPdfOf(objects: readonly (string | Buffer)[], trailer = ""): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    at += part.length;
  };
  objects.forEach((content, index) => {
    offsets.push(at);
    add(Buffer.from(`${String(index + 1)} 0 obj\n`));
    add(Buffer.isBuffer(content) ? content : Buffer.from(content, "latin1"));
    add(Buffer.from("\nendobj\n"));
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = String(objects.length + 1);
  const start = at;
  add(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table}`));
  add(Buffer.from(`trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${String(start)}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** A stream object. */
export function aStream(content: Buffer, entries = ""): Buffer {
  const head = Buffer.from(`<<${entries}/Length ${String(content.length)}>>\nstream\n`, "latin1");
  return Buffer.concat([head, content, Buffer.from("\nendstream")]);
}

/** A compressed object stream that holds one object under a number. */
export function anObjectStream(number: number, object: string): Buffer {
  const first = `${String(number)} 0 `;
  const content = deflateSync(Buffer.from(first + object, "latin1"));
  return aStream(content, `/Type/ObjStm/N 1/First ${String(first.length)}/Filter/FlateDecode`);
}

const pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</JS 4 0 R>>>>/Contents 5 0 R>>";

/** A page with one scanned picture, the bytes of its stream given; its picture has the unlucky name `JS`. */
export function aScannedPdf(picture: Buffer): Buffer {
  return aPdfOf([
    "<</Type/Catalog/Pages 2 0 R>>",
    pages,
    page,
    aStream(
      picture,
      "/Type/XObject/Subtype/Image/Width 100/Height 100/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode",
    ),
    aStream(Buffer.from("q 595 0 0 842 0 0 cm /JS Do Q")),
  ]);
}

/** A PDF with further entries in its catalog, and objects from number 4 on. */
export function aPdfWith(catalog: string, ...objects: (string | Buffer)[]): Buffer {
  return aPdfOf([`<</Type/Catalog/Pages 2 0 R${catalog}>>`, pages, "<</Type/Page/Parent 2 0 R>>", ...objects]);
}
