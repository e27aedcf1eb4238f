/** A QR code: how many modules its side has, and its dark modules as one SVG path. */
export interface QrPicture {
  size: number;
  path: string;
}
