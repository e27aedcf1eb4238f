import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import {
  emblemSides,
  emblemTypes,
  largestEmblemFile,
  mostEmblemBytes,
  mostEmblemPixels,
  type EmblemProblem,
  type EmblemType,
} from "./emblem.ts";

/** A picture drawn anew: without data of a camera, small, in the format it had. */
export interface DrawnEmblem {
  type: EmblemType;
  content: Buffer;
  digest: string;
  width: number;
  height: number;
}

export type DrawOutcome = { ok: true; drawn: DrawnEmblem } | { ok: false; problem: EmblemProblem };

const refused = (problem: EmblemProblem): DrawOutcome => ({ ok: false, problem });

/**
 * Draws an uploaded emblem anew, in the largest of `emblemSides` that fits into `mostEmblemBytes`. The type is read from
 * the first bytes, the size from the header before anything is decoded. The uploader is a signed-in member of staff, and
 * the pixels are limited, so it is drawn in this process, on the threads of the picture library.
 */
export async function drawEmblem(file: Buffer): Promise<DrawOutcome> {
  if (file.length === 0) return refused("fileMissing");
  if (file.length > largestEmblemFile) return refused("fileLarge");
  const found = (await fileTypeFromBuffer(file))?.mime;
  const type = emblemTypes.find((one) => one === found);
  if (type === undefined) return refused("fileType");
  try {
    for (const side of emblemSides) {
      const { data, info } = await draw(file, type, side);
      if (data.length > mostEmblemBytes) continue;
      const digest = createHash("sha256").update(data).digest("hex");
      return { ok: true, drawn: { type, content: data, digest, width: info.width, height: info.height } };
    }
    return refused("fileLarge");
  } catch {
    return refused("fileBroken");
  }
}

function draw(file: Buffer, type: EmblemType, side: number) {
  const picture = sharp(file, { limitInputPixels: mostEmblemPixels, failOn: "error" })
    .autoOrient()
    .resize(side, side, { fit: "inside", withoutEnlargement: true });
  const written =
    type === "image/png" ? picture.png({ palette: true, colours: 128, effort: 7 }) : picture.jpeg({ quality: 82 });
  return written.toBuffer({ resolveWithObject: true });
}
