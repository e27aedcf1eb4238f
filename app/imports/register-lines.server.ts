import type { FileRefusal } from "./row-problem.ts";

/** Thrown by the readers of a file that is no register at all; `importRegister` turns it into the run's outcome. */
export class UnreadableRegister extends Error {
  readonly reason: FileRefusal;

  constructor(reason: FileRefusal) {
    super(`unreadable register: ${reason}`);
    this.reason = reason;
  }
}

const mostCharactersOfLine = 1_000_000;
/** Enough to know the encoding and the kind of file. */
const bytesOfHead = 4096;

/**
 * The lines of a text file, in portions as they arrive, without their breaks (CRLF, LF or CR). Decodes UTF-8 and
 * UTF-16, with or without a byte order mark; bytes that are no UTF-8 become U+FFFD, which the row then answers for.
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
    const lines = splitLines(rest + decode(bytes, true));
    rest = lines.pop() ?? "";
    if (rest.length > mostCharactersOfLine) throw new UnreadableRegister("notText");
    if (lines.length > 0) yield lines;
  }
  const last = decode === undefined ? decoderFor(head)(head, false) : decode(Buffer.alloc(0), false);
  const lines = splitLines(rest + last);
  if (lines.at(-1) === "") lines.pop();
  if (lines.length > 0) yield lines;
}

/** Breaks at LF and takes the CR before it away; a text without any LF is broken at CR, as very old programs write. */
function splitLines(text: string): string[] {
  if (!text.includes("\n")) return text.endsWith("\r") ? [text] : text.split("\r");
  const lines = text.split("\n");
  for (let index = 0; index < lines.length - 1; index += 1) {
    const line = lines[index] ?? "";
    if (line.endsWith("\r")) lines[index] = line.slice(0, -1);
  }
  return lines;
}

function decoderFor(head: Buffer): (bytes: Buffer, more: boolean) => string {
  if (head.length === 0) throw new UnreadableRegister("empty");
  if (isWorkbook(head)) throw new UnreadableRegister("excel");
  const encoding = encodingOf(head);
  if (encoding === undefined) throw new UnreadableRegister("notText");
  const decoder = new TextDecoder(encoding);
  return (bytes, more) => decoder.decode(bytes, { stream: more });
}

/** Excel's own files: .xlsx is a zip archive, .xls a compound file. */
function isWorkbook(head: Buffer): boolean {
  return ["504b0304", "d0cf11e0"].includes(head.subarray(0, 4).toString("hex"));
}

/** By the byte order mark, else by where zero bytes stand; undefined for what is no text. */
function encodingOf(head: Buffer): "utf-8" | "utf-16le" | "utf-16be" | undefined {
  const mark = head.subarray(0, 2).toString("hex");
  if (mark === "fffe") return "utf-16le";
  if (mark === "feff") return "utf-16be";
  if (!head.includes(0)) return "utf-8";
  const zeroes = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeroes[index % 2] = (zeroes[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeroes;
  if (even === 0 && odd > head.length / 8) return "utf-16le";
  return odd === 0 && even > head.length / 8 ? "utf-16be" : undefined;
}
