import { filesBelow } from "#test/architecture/tree.ts";
import { graphOf, layersOf, type Graph, type Import } from "./read-imports.ts";

/**
 * The drawing of docs/architecture.md, as SVG: the areas of `app/` in layers and the rooms inside each area, both ordered
 * by the imports of the code. It has its own background, so that it can be read on a dark page and on paper.
 */

const page = { width: 1200, margin: 32 };
const gap = 12;
const room = { height: 24, gap: 6, textWidth: 7.1, padding: 20 };
const area = { padding: 14, heading: 26 };
const colours = {
  paper: "#fbfaf6",
  ink: "#1c2733",
  muted: "#55606b",
  line: "#b9b2a1",
  box: "#ffffff",
  room: "#eef1ec",
};
const font = `system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;

interface Box {
  title: string;
  /** What stands beside the title, in small letters. */
  note: string;
  /** Rooms in layers, the lowest first. */
  rooms: readonly (readonly string[])[];
}

/** The whole drawing from the imports of the code. */
export function drawArchitecture(imports: readonly Import[]): string {
  const areas = graphOf(imports, areaOf);
  const layers = layersOf(areas).map((names) => names.map((name) => areaBox(name, areas, imports)));
  const rows = [[serverBox()], ...layers.reverse(), [databaseBox()]];
  const parts: string[] = [];
  let y = 84;
  for (const row of rows) {
    const { text, height } = drawRow(row, y);
    parts.push(text);
    y += height + gap;
  }
  const height = y - gap + page.margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(page.width)} ${n(height)}" width="${n(page.width)}" height="${n(height)}" role="img" aria-labelledby="title" font-family="${font.replaceAll('"', "&quot;")}">`,
    `<title id="title">The areas of Hài Lòng in layers, with their rooms; imports go down only</title>`,
    `<rect width="${n(page.width)}" height="${n(height)}" fill="${colours.paper}"/>`,
    label(page.margin, 40, "Hài Lòng: areas and rooms", 20, colours.ink, 600),
    label(
      page.margin,
      64,
      "A box imports only boxes in the rows below it; inside an area, rooms after an arrow import rooms before it.",
      13,
      colours.muted,
    ),
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

/** The area of a file below `app/`; undefined for the composition root and for what lies outside the areas. */
function areaOf(path: string): string | undefined {
  const [top, name, rest] = path.split("/");
  return top === "app" && rest !== undefined && name !== "server" ? name : undefined;
}

function areaBox(name: string, areas: Graph, imports: readonly Import[]): Box {
  if (name === "routes") return { title: name, note: "one address each; they use every area below", rooms: [] };
  const roomOf = (path: string) => {
    const parts = path.split("/");
    return areaOf(path) === name && parts.length > 3 ? parts[2] : undefined;
  };
  const rooms = graphOf(imports, roomOf);
  const usedEverywhere = new Set(["platform", "i18n", "ui"]);
  const used = (areas.get(name) ?? []).filter((other) => !usedEverywhere.has(other));
  return { title: name, note: used.length === 0 ? "" : `uses ${used.join(", ")}`, rooms: layersOf(rooms) };
}

function serverBox(): Box {
  const commands = filesBelow("app/server/commands").map((path) => /([a-z]+)-command/.exec(path)?.[1] ?? path);
  return {
    title: "server",
    note: "puts the processes together: the HTTP server, and one command each",
    rooms: [commands],
  };
}

function databaseBox(): Box {
  const folders = new Set(filesBelow("db").map((path) => path.split("/")[1] ?? ""));
  const rooms = [...folders].filter((name) => !name.includes("."));
  return {
    title: "db",
    note: "the only place that knows the engines: SQLite in one file, or PostgreSQL",
    rooms: [rooms],
  };
}

function drawRow(boxes: readonly Box[], y: number): { text: string; height: number } {
  const widths = shareWidth(boxes);
  const height = Math.max(...boxes.map((box, index) => heightOf(box, widths[index] ?? 0)));
  let x = page.margin;
  const texts = boxes.map((box, index) => {
    const width = widths[index] ?? 0;
    const text = drawBox(box, { x, y, width, height });
    x += width + gap;
    return text;
  });
  return { text: texts.join("\n"), height };
}

/** A row is as wide as the page; boxes with more to show get more of it. */
function shareWidth(boxes: readonly Box[]): number[] {
  const all = page.width - 2 * page.margin - gap * (boxes.length - 1);
  const wanted = boxes.map(({ title, note, rooms }) =>
    Math.max(titleWidth(title) + textWidth(note) + 40, lineWidth(rooms.flat()) / 2),
  );
  const sum = wanted.reduce((one, other) => one + other, 0);
  return wanted.map((width) => Math.round((all * width) / sum));
}

function textWidth(text: string): number {
  return text.length * room.textWidth;
}

function titleWidth(text: string): number {
  return text.length * 9.4;
}

function roomWidth(name: string): number {
  return name === arrow ? room.height : textWidth(name) + room.padding;
}

function lineWidth(names: readonly string[]): number {
  return names.reduce((sum, name) => sum + roomWidth(name) + room.gap, -room.gap);
}

const arrow = "→";

/** The rooms of a box in their order, the lowest layer first, with an arrow between two layers, in lines of its width. */
function linesOf({ rooms }: Box, width: number): string[][] {
  const lines: string[][] = [];
  rooms.forEach((layer, index) => {
    layer.forEach((name, place) => {
      const pieces = index > 0 && place === 0 ? [arrow, name] : [name];
      const last = lines.at(-1);
      if (last !== undefined && lineWidth([...last, ...pieces]) <= width - 2 * area.padding) last.push(...pieces);
      else lines.push(pieces);
    });
  });
  return lines;
}

function isNoteBelow({ title, note }: Box, width: number): boolean {
  return titleWidth(title) + textWidth(note) + 3 * area.padding > width;
}

function heightOf(box: Box, width: number): number {
  const lines = linesOf(box, width).length;
  const heading = area.heading + (box.note !== "" && isNoteBelow(box, width) ? 16 : 0);
  return area.padding + heading + lines * (room.height + room.gap) + (lines > 0 ? area.padding - room.gap : 0);
}

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

function drawBox(box: Box, { x, y, width, height }: Place): string {
  const isBelow = isNoteBelow(box, width);
  const note =
    box.note === ""
      ? ""
      : `<tspan font-size="12" fill="${colours.muted}" ${isBelow ? `x="${n(x + area.padding)}" dy="17"` : `dx="10"`}>${box.note}</tspan>`;
  const title = `<tspan font-size="15" font-weight="600" fill="${colours.ink}">${box.title}</tspan>`;
  const parts = [
    `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="6" fill="${colours.box}" stroke="${colours.line}"/>`,
    `<text x="${n(x + area.padding)}" y="${n(y + 27)}">${title}${note}</text>`,
  ];
  let lineY = y + area.padding + area.heading + (box.note !== "" && isBelow ? 16 : 0);
  for (const line of linesOf(box, width)) {
    let roomX = x + area.padding;
    for (const name of line) {
      parts.push(drawRoom(name, roomX, lineY));
      roomX += roomWidth(name) + room.gap;
    }
    lineY += room.height + room.gap;
  }
  return parts.join("\n");
}

function drawRoom(name: string, x: number, y: number): string {
  const width = roomWidth(name);
  if (name === arrow) return label(x + 5, y + 17, arrow, 14, colours.muted);
  const rect = `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(room.height)}" rx="4" fill="${colours.room}"/>`;
  return `${rect}<text x="${n(x + width / 2)}" y="${n(y + 16.5)}" font-size="13" text-anchor="middle" fill="${colours.ink}">${name}</text>`;
}

function label(x: number, y: number, text: string, size: number, colour: string, weight = 400): string {
  return `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" font-weight="${n(weight)}" fill="${colour}">${text}</text>`;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
