import type { Instant } from "#app/platform/day.ts";

/** First bytes of an entry in the list at the end of a ZIP file, and the places of the fields used here (APPNOTE 4.3). */
const listEntry = Buffer.from("PK\u0001\u0002", "latin1");
const listEnd = Buffer.from("PK\u0005\u0006", "latin1");
const timeInList = 12;
const timeInEntry = 10;

/** 1 January 1980, 00:00, the first moment a ZIP file can name. */
const firstTime = Buffer.from([0, 0, 0x21, 0]);

/** Sets the times of all entries of a ZIP file to one moment, so that the same content gives the same bytes. */
export function withFixedTimes(zip: Buffer): Buffer {
  const fixed = Buffer.from(zip);
  const end = fixed.lastIndexOf(listEnd);
  const entries = fixed.readUInt16LE(end + 10);
  let at = fixed.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries; entry += 1) {
    if (!fixed.subarray(at, at + 4).equals(listEntry)) throw new Error("the list of a ZIP file is broken");
    firstTime.copy(fixed, at + timeInList);
    firstTime.copy(fixed, fixed.readUInt32LE(at + 42) + timeInEntry);
    at += 46 + fixed.readUInt16LE(at + 28) + fixed.readUInt16LE(at + 30) + fixed.readUInt16LE(at + 32);
  }
  return fixed;
}

const markup: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => markup[sign] ?? sign);

/** The properties of an office file, with the time of its making given. */
export function coreProperties(title: string, creator: string, madeAt: Instant): { path: string; data: string } {
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${madeAt.slice(0, 19)}Z</dcterms:${name}>`;
  return {
    path: "docProps/core.xml",
    data:
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
      ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(creator)}</dc:creator>` +
      `${time("created")}${time("modified")}</cp:coreProperties>`,
  };
}
