import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import qrcode from "qrcode";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { linkSamples, linkVector } from "#app/api/guide/signed-link-samples.server.ts";
import { linkSignature } from "#app/ratings/advance/link-signature.server.ts";
import { readSignedLink, signedNumber, signedPath } from "#app/ratings/advance/signed-link.ts";

const vectorsSchema = z.object({
  base: z.string(),
  secretId: z.string(),
  secret: z.string(),
  vectors: z.array(z.object({ written: z.string(), number: z.string(), signature: z.string(), link: z.string() })),
});
const { base, secretId, secret, vectors } = vectorsSchema.parse(
  JSON.parse(readFileSync("docs/signed-links.json", "utf8")),
);

const folder = mkdtempSync(join(tmpdir(), "signed-links-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** How a sample is run; a machine without the program leaves it out. */
const runs: Record<string, { file: string; program: string }> = {
  "JavaScript (Node.js)": { file: "link.mjs", program: process.execPath },
  Java: { file: "RatingLink.java", program: "java" },
  Python: { file: "link.py", program: "python3" },
  PHP: { file: "link.php", program: "php" },
};

function hasProgram(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test.each(vectors)(
  "the product signs and reads “$written” as the test vectors say",
  ({ written, number, signature, link }) => {
    expect(signedNumber(written)).toBe(number);
    expect(linkSignature(secret, number)).toBe(signature);
    const rest = decodeURIComponent(link.slice(`${base}/s/${secretId}/`.length));
    const read = readSignedLink(secretId.toLowerCase(), rest.toLowerCase());
    expect(read).toEqual({ secretId, number, signature });
    expect(`${base}${signedPath({ secretId, number, signature })}`).toBe(link);
  },
);

test.each(linkSamples)("the sample in $name is in the documentation", ({ text }) => {
  expect(readFileSync("docs/signed-links.md", "utf8")).toContain(text);
});

const found = linkSamples.filter(({ name }) => {
  const run = runs[name];
  return run !== undefined && hasProgram(run.program);
});

test("at least the sample of the product's own language is run", () => {
  expect(found.map(({ name }) => name)).toContain("JavaScript (Node.js)");
});

test.each(found)(
  "the sample in $name makes the links of the test vectors",
  ({ name, text }) => {
    const { file, program } = runs[name] ?? { file: "", program: "" };
    const path = join(folder, file);
    writeFileSync(path, text);
    // To start a program takes a second or two: not every vector is tried with each.
    for (const { written, link } of vectors.slice(2, 5)) {
      const made = execFileSync(program, [path, base, secretId, secret, written], { encoding: "utf8" }).trim();
      expect(made).toBe(link);
    }
  },
  60_000,
);

test.each([
  "",
  "/",
  "ABC",
  "ABC/",
  "/0123456789ABCDEF0123",
  "ABC/0123456789ABCDEF012",
  "ABC/0123456789ABCDEF01234",
  "ABC/0123456789ABCDEF012G",
])("“%s” is no link", (rest) => {
  expect(readSignedLink(secretId, rest)).toBeUndefined();
});

test("the example on the page about the API is a test vector", () => {
  for (const part of [secret, vectors[0]?.number, vectors[0]?.signature]) expect(linkVector).toContain(part);
});

test("absurdly long numbers and ids are no links", () => {
  expect(readSignedLink(secretId, `${"9".repeat(61)}/0123456789ABCDEF0123`)).toBeUndefined();
  expect(readSignedLink(secretId, `${"/".repeat(100_000)}0123456789ABCDEF0123`)).toBeUndefined();
  expect(readSignedLink("A".repeat(7), "1/0123456789ABCDEF0123")).toBeUndefined();
});

test("in capitals the link of a usual number makes a QR code of at most version 5 at level M", () => {
  const capitals = (link: string) => `https://${link.slice("https://".length).toUpperCase()}`;
  const versions = vectors
    .slice(0, 2)
    .map(({ link }) => qrcode.create(capitals(link), { errorCorrectionLevel: "M" }).version);
  expect(Math.max(...versions)).toBeLessThanOrEqual(5);
});
