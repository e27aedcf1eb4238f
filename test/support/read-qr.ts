import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");

/** The texts of all QR codes in a picture, read by ZXing, as the cameras of many telephones do. */
export async function readQrCodes(picture: Buffer): Promise<string[]> {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  const found = await readBarcodes(new Uint8Array(picture), { formats: ["QRCode"], maxNumberOfSymbols: 255 });
  return found.map(({ text }) => text);
}

/**
 * A bad photograph of a print: grey on grey paper, blurred, turned by 7 degrees and pulled askew, compressed.
 * `blurPixels` is the standard deviation of the blur.
 */
export function degraded(picture: Buffer, blurPixels: number): Promise<Buffer> {
  return sharp(picture)
    .flatten({ background: "#fff" })
    .greyscale()
    .linear(0.55, 60)
    .blur(blurPixels)
    .affine(
      [
        [0.98, 0.12],
        [-0.09, 0.95],
      ],
      { background: "#bbb" },
    )
    .jpeg({ quality: 40 })
    .toBuffer();
}
