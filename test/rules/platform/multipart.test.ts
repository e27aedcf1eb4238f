import { describe, expect, test } from "vitest";
import { readParts, UnreadableForm, type FormPart } from "#app/platform/forms/multipart.server.ts";

const type = "multipart/form-data; boundary=xyz";

const field = (name: string, value: string) =>
  `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, fileName: string, content: string) =>
  `--xyz\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\n` +
  `Content-Type: application/octet-stream\r\n\r\n${content}\r\n`;
const end = "--xyz--\r\n";

/** The bytes in pieces of `size`. */
async function* pieces(text: string, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

async function contentOf(part: FormPart): Promise<string> {
  if (part.kind === "field") return part.value;
  const read: Uint8Array[] = [];
  for await (const piece of part.content) read.push(piece);
  return Buffer.concat(read).toString("utf8");
}

async function readAll(body: AsyncIterable<Uint8Array>, contentType = type): Promise<[string, string, string?][]> {
  const found: [string, string, string?][] = [];
  for await (const part of readParts(body, contentType)) {
    const content = await contentOf(part);
    found.push(part.kind === "file" ? [part.name, content, part.fileName] : [part.name, content]);
  }
  return found;
}

const whole = field("text", "Chưa đúng quy định") + file("files", "ảnh.jpg", "a\r\n--xy\0z") + field("name", "") + end;

test.each([1, 3, 7, 1000])(
  "fields and files come in their order however the network cut them (%i bytes)",
  async (size) => {
    expect(await readAll(pieces(whole, size))).toEqual([
      ["text", "Chưa đúng quy định"],
      ["files", "a\r\n--xy\0z", "ảnh.jpg"],
      ["name", ""],
    ]);
  },
);

test.each([
  ["so theo doi; thang 11.csv", "so theo doi; thang 11.csv"],
  ["Sổ %22mới%22; 2026.csv", 'Sổ "mới"; 2026.csv'],
  ['Sổ \\"cũ\\"; 2025.csv', 'Sổ "cũ"; 2025.csv'],
  ["C:\\Hồ sơ\\sổ.csv", "C:\\Hồ sơ\\sổ.csv"],
  ["100% = a&b, 'c'.csv", "100% = a&b, 'c'.csv"],
  ["", ""],
])("a file named %j keeps its name", async (sent, name) => {
  expect(await readAll(pieces(file("file", sent, "x") + end))).toEqual([["file", "x", name]]);
});

test("several small files in one piece of the network are all read", async () => {
  const many = Array.from({ length: 20 }, (_, i) => file("files", `${String(i)}.csv`, `content ${String(i)}`)).join("");
  expect(await readAll(pieces(many + end, 1_000_000))).toHaveLength(20);
});

describe("a form that breaks off is an error, wherever it does", () => {
  const bytes = Buffer.byteLength(whole);
  const places = Array.from({ length: 24 }, (_, i) => Math.floor((i * (bytes - 8)) / 24));
  test.each(places)("after %i bytes", async (length) => {
    const text = Buffer.from(whole).subarray(0, length).toString("latin1");
    await expect(readAll(pieces(text))).rejects.toThrow(UnreadableForm);
  });

  test("the connection is lost in the middle of a file", async () => {
    async function* lost() {
      yield* pieces(field("text", "x") + file("files", "a.jpg", "x".repeat(5000)).slice(0, -100));
      throw new Error("aborted");
    }
    await expect(readAll(lost())).rejects.toThrow("aborted");
  });
});

test.each([
  ["no boundary", "multipart/form-data"],
  ["another boundary", "multipart/form-data; boundary=abc"],
])("a form with %s is an error", async (_what, contentType) => {
  await expect(readAll(pieces(whole), contentType)).rejects.toThrow(UnreadableForm);
});

test("a form of ten thousand parts is refused", async () => {
  await expect(readAll(pieces(field("a", "1").repeat(10_000) + end))).rejects.toThrow("too many parts");
});

test("a typed field of a megabyte is cut off, so that its schema can call it too long", async () => {
  const [found] = await readAll(pieces(field("text", "x".repeat(1_000_000)) + end, 65_536));
  expect(found?.[1]).toHaveLength(64 * 1024);
});

const piece = 64 * 1024;

/** A form with one file of `count` pieces, and how many of them were taken from the network so far. */
function longForm(count: number) {
  const taken = { pieces: 0, cancelled: false };
  async function* body() {
    try {
      yield Buffer.from(file("files", "so.csv", "").slice(0, -2));
      for (; taken.pieces < count; taken.pieces += 1) {
        await new Promise(setImmediate);
        yield Buffer.alloc(piece, 65);
      }
      yield Buffer.from(`\r\n${field("name", "sau tệp")}${end}`);
    } finally {
      taken.cancelled = true;
    }
  }
  return { body: body(), taken };
}

test("a file that is not read is not taken from the network either: memory holds a few pieces of it", async () => {
  const { body, taken } = longForm(1000);
  for await (const part of readParts(body, type)) {
    if (part.kind === "field") continue;
    let read = 0;
    for await (const bytes of part.content) {
      read += bytes.length;
      if (read < 10 * piece) continue;
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(taken.pieces * piece - read).toBeLessThan(8 * piece);
      break;
    }
  }
  expect(taken.pieces).toBe(1000);
});

test("the rest of a file that its reader leaves is passed over, and what comes after it is read", async () => {
  const found: string[] = [];
  for await (const part of readParts(longForm(50).body, type)) {
    if (part.kind === "field") found.push(part.value);
    else for await (const _bytes of part.content) break;
  }
  expect(found).toEqual(["sau tệp"]);
});

test("a reader that stops early leaves the body as it is: the connection still takes an answer", async () => {
  const { body, taken } = longForm(1000);
  for await (const part of readParts(body, type)) if (part.kind === "file") break;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(taken.pieces).toBeLessThan(20);
  expect(taken.cancelled).toBe(false);
});
