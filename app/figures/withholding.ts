/**
 * What may be published so that nobody can compute what was withheld: neither read it off, nor subtract what is
 * published from what is published. `n` counts those who told their opinion; a group of fewer than `minimum` of them
 * stays hidden, whichever way it is asked for.
 */

/** A span of time or any other whole, and the parts it falls into: a year, its quarters, their months. */
export interface Whole {
  id: string;
  n: number;
  parts: readonly Whole[];
}

/**
 * The ids that may be published of a whole and its parts. Whatever is left of a published one without its published
 * parts can be computed, so it must be nobody or at least `minimum`: otherwise its smallest published part is withheld as
 * well, until it is. Every sum that can be computed from the published ones is made of such rests.
 */
export function publishableIds(whole: Whole, minimum: number): Set<string> {
  const all = withParts(whole);
  const published = new Set(all.filter(({ n }) => n > 0 && n >= minimum).map(({ id }) => id));
  for (;;) {
    const smallest = all
      .filter(({ id }) => published.has(id))
      .map((one) => smallestAroundRest(one, published, minimum))
      .find((part) => part !== undefined);
    if (smallest === undefined) return published;
    published.delete(smallest.id);
  }
}

function withParts(whole: Whole): Whole[] {
  return [whole, ...whole.parts.flatMap(withParts)];
}

/** The smallest published part of one whose rest is too small; undefined where the rest may be computed. */
function smallestAroundRest(whole: Whole, published: ReadonlySet<string>, minimum: number): Whole | undefined {
  const shown = shownParts(whole, published);
  const rest = shown.reduce((left, { n }) => left - n, whole.n);
  return rest > 0 && rest < minimum ? shown.toSorted((one, other) => one.n - other.n)[0] : undefined;
}

/** The published parts next below one; where a part is withheld, the published ones below that. */
function shownParts(whole: Whole, published: ReadonlySet<string>): Whole[] {
  return whole.parts.flatMap((part) => (published.has(part.id) ? [part] : shownParts(part, published)));
}

/**
 * Cells of a table whose total is published, cut into those shown and those only told together. A cell below `minimum`
 * is never told alone: at least two stay together, and they are at least `minimum` as well, or else all are withheld.
 */
export function cutCells<Cell extends { n: number }>(
  cells: readonly Cell[],
  minimum: number,
): { shown: Cell[]; withheld: Cell[] } {
  const bySize = cells.toSorted((one, other) => one.n - other.n);
  let count = bySize.filter(({ n }) => n < minimum).length;
  let n = sumOf(bySize.slice(0, count));
  while (count > 0 && count < bySize.length && (count < 2 || n < minimum)) {
    count += 1;
    n = sumOf(bySize.slice(0, count));
  }
  const withheld = new Set(bySize.slice(0, count));
  return { shown: cells.filter((cell) => !withheld.has(cell)), withheld: [...withheld] };
}

function sumOf(cells: readonly { n: number }[]): number {
  return cells.reduce((sum, { n }) => sum + n, 0);
}
