/**
 * The last line of each dossier number in the file. Stored as hashes in typed arrays of 8 bytes a slot, because the
 * texts of a million numbers would take hundreds of megabytes.
 */
export interface SeenNumbers {
  /**
   * The line of the number's last occurrence; undefined if there was none. Wrong for one number in a thousand million.
   */
  lineOf: (number: string) => number | undefined;
  note: (number: string, line: number) => void;
}

interface Segment {
  /** A power of two. */
  size: number;
  used: number;
  tags: Uint32Array;
  lines: Uint32Array;
}

const smallestSegment = 1 << 12;
const mostFilled = 0.8;

export function seenNumbers(): SeenNumbers {
  const segments = [newSegment(smallestSegment)];

  function find(number: string): { segment: Segment; slot: number } | undefined {
    const [position, tag] = hashesOf(number);
    for (const segment of segments) {
      const slot = slotOf(segment, position, tag);
      if (segment.lines[slot] !== 0) return { segment, slot };
    }
    return undefined;
  }

  return {
    lineOf: (number) => {
      const found = find(number);
      return found?.segment.lines[found.slot];
    },
    note: (number, line) => {
      const found = find(number);
      if (found !== undefined) {
        found.segment.lines[found.slot] = line;
        return;
      }
      const [position, tag] = hashesOf(number);
      let last = segments.at(-1) ?? newSegment(smallestSegment);
      if (last.used >= last.size * mostFilled) {
        last = newSegment(last.size * 2);
        segments.push(last);
      }
      const slot = slotOf(last, position, tag);
      last.tags[slot] = tag;
      last.lines[slot] = line;
      last.used += 1;
    },
  };
}

function newSegment(size: number): Segment {
  return { size, used: 0, tags: new Uint32Array(size), lines: new Uint32Array(size) };
}

/** The slot of the tag, or the empty slot for it. Line 0 marks an empty slot. */
function slotOf({ size, tags, lines }: Segment, position: number, tag: number): number {
  let slot = position & (size - 1);
  while (lines[slot] !== 0 && tags[slot] !== tag) slot = (slot + 1) & (size - 1);
  return slot;
}

/** A hash of a text, never 0. */
export function hashOfText(text: string): number {
  const [one] = hashesOf(text);
  return one === 0 ? 1 : one;
}

/** Two hashes of a text, 32 bits each, mixed as in MurmurHash3. */
function hashesOf(text: string): readonly [position: number, tag: number] {
  let one = 0x9e3779b9;
  let other = 0x85ebca6b;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995) + (other >>> 13);
  }
  return [mixed(one), mixed(other)];
}

function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
