/** A QR code: the number of modules of its side, and its dark modules as one SVG path. */
export interface QrPicture {
  size: number;
  path: string;
}
