/** One part of a posted multipart form. Its content must be read to the end before the next part can be. */
export interface FormPart {
  name: string;
  /** The name a file was sent under; undefined for a plain field. Empty where no file was chosen. */
  fileName: string | undefined;
  content: AsyncIterable<Uint8Array>;
}

const longestHead = 8 * 1024;

/** The boundary of a multipart form, or undefined where the content type is another one (RFC 7578, RFC 2046 §5.1). */
export function boundaryOf(contentType: string | null): string | undefined {
  const match = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType ?? "",
  );
  return match?.[1] ?? match?.[2];
}

/**
 * The parts of a multipart form as they stream in; never more than a chunk and a boundary is held. Written here because
 * Request.formData() keeps whole files in memory, and the parser Remix brings fails on a file name with a semicolon.
 * Throws on a body that is no such form.
 */
export async function* readParts(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  const stream = new MarkedStream(body);
  const mark = Buffer.from(`\r\n--${boundary}`);
  await drain(stream.until(mark));
  while ((await stream.take(2)) !== "--") {
    const { name, fileName } = readHead(
      (await collect(stream.until(Buffer.from("\r\n\r\n")), longestHead)).toString("utf8"),
    );
    const content = stream.until(mark);
    yield { name, fileName, content };
    await drain(content);
  }
}

async function drain(content: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _part of content);
}

/** The whole content; throws when it has more than `mostBytes`. */
export async function collect(content: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of content) {
    bytes += part.length;
    if (bytes > mostBytes) throw new RangeError("a part of the form is too long");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function readHead(head: string): Pick<FormPart, "name" | "fileName"> {
  const line = head.split("\r\n").find((one) => /^content-disposition:/i.test(one)) ?? "";
  const parameter = (name: string) => {
    const match = new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, "i").exec(line);
    // Browsers write a quote and line breaks in names as %22, %0D, %0A (HTML, multipart/form-data encoding).
    return match?.[1]?.replaceAll("%22", '"').replaceAll("%0D", "").replaceAll("%0A", "");
  };
  const name = parameter("name");
  if (name === undefined) throw new TypeError("a part of the form has no name");
  return { name, fileName: parameter("filename") };
}

/** Bytes read up to marks, however the network cut them. */
class MarkedStream {
  readonly #source: AsyncIterator<Uint8Array>;
  // The very first boundary has no line break before it: here it gets one.
  #held: Buffer = Buffer.from("\r\n");

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#source = body[Symbol.asyncIterator]();
  }

  async #more(): Promise<void> {
    const { done, value } = (await this.#source.next()) as IteratorResult<Uint8Array, undefined>;
    if (done === true) throw new TypeError("the form ends too early");
    this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
  }

  /** Exactly so many bytes as text. */
  async take(count: number): Promise<string> {
    while (this.#held.length < count) await this.#more();
    const taken = this.#held.subarray(0, count).toString("latin1");
    this.#held = this.#held.subarray(count);
    return taken;
  }

  /** Everything before the mark; the mark itself is passed over. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      if (at >= 0) {
        const last = this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + mark.length);
        if (last.length > 0) yield last;
        return;
      }
      const safe = this.#held.length - mark.length + 1;
      if (safe > 0) {
        const part = this.#held.subarray(0, safe);
        this.#held = this.#held.subarray(safe);
        yield part;
      }
      await this.#more();
    }
  }
}
