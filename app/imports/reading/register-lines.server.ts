import { kindOfBytes } from "./file-kind.ts";
import { isWindows1258 } from "./text-trouble.ts";
import { UnreadableRegister } from "./unreadable-register.ts";

const mostCharactersOfLine = 1_000_000;
/** Enough bytes to recognize the encoding and the kind of file. */
const bytesOfHead = 4096;

/**
 * Yields the lines of a text file in portions, without their line breaks: CRLF, LF and CR, even mixed in one file.
 * Decodes UTF-8 and UTF-16, with or without a byte order mark, and the Vietnamese code page of Windows; invalid bytes
 * become U+FFFD, which the row then reports.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let decode: ((bytes: Buffer, more: boolean) => string) | undefined;
  let head = Buffer.alloc(0);
  let rest = "";
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (decode === undefined) {
      head = Buffer.concat([head, chunk]);
      if (head.length < bytesOfHead) continue;
      decode = decoderFor(head);
      bytes = head;
    }
    const text = rest + decode(bytes, true);
    // The LF of a CRLF may be the first character of the next portion.
    const isCut = text.endsWith("\r");
    const lines = splitLines(isCut ? text.slice(0, -1) : text);
    rest = (lines.pop() ?? "") + (isCut ? "\r" : "");
    if (rest.length > mostCharactersOfLine) throw new UnreadableRegister("notText");
    if (lines.length > 0) yield lines;
  }
  const last = decode === undefined ? decoderFor(head)(head, false) : decode(Buffer.alloc(0), false);
  const lines = splitLines(rest + last);
  if (lines.at(-1) === "") lines.pop();
  if (lines.length > 0) yield lines;
}

function splitLines(text: string): string[] {
  return text.includes("\r") ? text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n") : text.split("\n");
}

function decoderFor(head: Buffer): (bytes: Buffer, more: boolean) => string {
  if (head.length === 0) throw new UnreadableRegister("empty");
  const kind = kindOfBytes(head.subarray(0, bytesOfHead));
  if (kind !== undefined) throw new UnreadableRegister(kind);
  const encoding = encodingOf(head.subarray(0, bytesOfHead));
  if (encoding === undefined) throw new UnreadableRegister("notText");
  const decoder = new TextDecoder(encoding);
  return (bytes, more) => decoder.decode(bytes, { stream: more });
}

/** With more control characters than this share the file is no text; a few zero bytes only make their rows fail. */
const mostControlShare = 1 / 4;

/**
 * The encoding by the byte order mark, else by the positions of zero bytes, else by the letters; undefined if it is no
 * text.
 */
function encodingOf(head: Buffer): "utf-8" | "utf-16le" | "utf-16be" | "windows-1258" | undefined {
  const mark = head.subarray(0, 2).toString("hex");
  if (mark === "fffe") return "utf-16le";
  if (mark === "feff") return "utf-16be";
  const zeroes = [0, 0];
  let controls = 0;
  head.forEach((byte, index) => {
    if (byte === 0) zeroes[index % 2] = (zeroes[index % 2] ?? 0) + 1;
    else if (byte < 9 || (byte > 13 && byte < 32)) controls += 1;
  });
  const [even = 0, odd = 0] = zeroes;
  const [many, few] = [head.length / 8, head.length / 64];
  if (odd > many && even <= few) return "utf-16le";
  if (even > many && odd <= few) return "utf-16be";
  if (even + odd + controls > head.length * mostControlShare) return undefined;
  const asUnicode = new TextDecoder().decode(head);
  const asCodePage = () => new TextDecoder("windows-1258").decode(head);
  return isWindows1258(asUnicode, asCodePage) ? "windows-1258" : "utf-8";
}
