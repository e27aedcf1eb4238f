import { z } from "zod";
import { typedLine } from "#app/platform/text/typed-line.ts";

/** The emblem of an office as pages and papers show it: the picture is at `emblemAddress`. */
export interface Emblem {
  /** SHA-256 of the picture in hex. */
  digest: string;
  /** Pixels of the picture, which is drawn at most `shownSide` large. */
  width: number;
  height: number;
  /** What it shows, for people who do not see it. */
  alternative: string;
}

/** The types of picture that are taken; not SVG, which can contain scripts and addresses. */
export const emblemTypes = ["image/png", "image/jpeg"] as const;
export type EmblemType = (typeof emblemTypes)[number];

/** The largest uploaded file in bytes, and the most pixels it may have. */
export const largestEmblemFile = 512 * 1024;
export const mostEmblemPixels = 16_000_000;

/** The largest stored picture in bytes: a page for citizens is at most 14,600 bytes, and its emblem is less. */
export const mostEmblemBytes = 10 * 1024;

/** The longer sides that are tried, in pixels: 200 is 18 mm of print at 280 dots per inch, and 48 pixels on any screen. */
export const emblemSides = [200, 160, 128, 96, 64] as const;

/** The longer side on a page, in CSS pixels. */
export const shownSide = 48;

/** The address of a picture. It changes with the picture, so that browsers keep one for as long as they like. */
export function emblemAddress(digest: string): string {
  return `/emblem/${digest}`;
}

/** Width and height on a page, in CSS pixels. */
export function shownSize({ width, height }: Pick<Emblem, "width" | "height">): { width: number; height: number } {
  const scale = shownSide / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Why a file is not taken as an emblem: texts below `settings:emblem.problems`. */
export type EmblemProblem = "fileMissing" | "fileType" | "fileBroken" | "fileLarge" | "changedMeanwhile";

/** The form of an emblem besides its file; its messages are texts below `settings:emblem.problems`. */
export const emblemSchema = z.object({
  alternative: typedLine(2, 200, { missing: "alternativeMissing", long: "alternativeLong" }),
  /** The digest of the emblem that was shown; empty if there was none. */
  shown: z.string().max(64).default(""),
});
