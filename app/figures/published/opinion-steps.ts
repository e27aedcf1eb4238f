/*
 * How the published figures of opinion change: in steps, each of at least five times the office's minimum of answers. What
 * is published is the sum of all steps. Somebody who keeps every version of a file can compute the steps, and nothing more.
 *
 * Whether a step is taken and which of its cells are published depends on numbers of answers only, never on what they say:
 * otherwise the fact that something is not published would reveal opinions. See docs/decisions/0018-public-results.md, and
 * Kenthapadi, Mishra, Nissim (2005), "Simulatable Auditing", PODS '05.
 *
 * A cell is a part of the year for which opinions can be published: a quarter, month, procedure or channel.
 */

/** The opinion of a score: satisfied (5, 4), neutral (3), dissatisfied (2, 1). */
export const opinions = ["satisfied", "neutral", "dissatisfied"] as const;
export type Opinion = (typeof opinions)[number];

/** The dimensions by which the answers of a year are published; time has two levels, quarters and their months. */
export const dimensions = ["time", "procedure", "channel"] as const;
export type Dimension = (typeof dimensions)[number];

/** The cells an answer belongs to, by dimension, the larger cell first; a dimension may be missing. */
export type Cells = Readonly<Partial<Record<Dimension, readonly string[]>>>;

/** One side of a change: an answer as it is published, or as it is to be published. */
export interface Side {
  cells: Cells;
  isSatisfied: boolean;
}

/** Answers with the same change: new (`after` only), removed (`before` only), or changed (both). */
export interface Change {
  id: string;
  /** Number of answers. */
  count: number;
  before?: Side | undefined;
  after?: Side | undefined;
}

/** The changes of a step, and the cells in which they are published besides the whole year. */
export interface Step {
  changes: readonly Change[];
  shownCells: ReadonlySet<string>;
}

/**
 * The fewest answers of a step and of each group that a step makes known: five times the office's minimum, at least five.
 * A group of so many may be published even if all agree, because that says something about the service, not about a person.
 */
export function leastOfStep(minimum: number): number {
  return 5 * Math.max(1, minimum);
}

/**
 * The next step of the waiting changes, each group of at least `least` answers; undefined while too few wait. Changes that
 * would leave a smaller group keep waiting.
 */
export function nextStep(waiting: readonly Change[], least: number): Step | undefined {
  const changes = withoutTooFew(waiting, least);
  if (sizeOf(changes) < least) return undefined;
  const shownCells = new Set<string>();
  for (const dimension of dimensions) showCellsBeside(changes, dimension, { least, shownCells });
  return { changes, shownCells };
}

/** The changes that can be published by every dimension without leaving a group of fewer than `least`. */
function withoutTooFew(waiting: readonly Change[], least: number): readonly Change[] {
  let changes = waiting;
  for (;;) {
    const remaining = new Set(dimensions.flatMap((dimension) => tooFew(changes, dimension, 0, least)));
    if (remaining.size === 0) return changes;
    changes = changes.filter(({ id }) => !remaining.has(id));
  }
}

/**
 * Publishes the changes by one more dimension, unless one of its groups differs from a group published already by fewer
 * than `least` answers: the difference of the two would reveal them.
 */
function showCellsBeside(
  changes: readonly Change[],
  dimension: Dimension,
  { least, shownCells }: { least: number; shownCells: Set<string> },
): void {
  const before = dimensions
    .slice(0, dimensions.indexOf(dimension))
    .flatMap((other) => groupsOf(changes, other, shownCells));
  const more = new Set<string>();
  showCells(changes, dimension, 0, { least, shownCells: more });
  if (hasClosePair(groupsOf(changes, dimension, more), before, least)) return;
  for (const cell of more) shownCells.add(cell);
}

type Group = ReadonlyMap<string, Change>;

/**
 * Whether two groups, one of each list, differ by at least one answer and by fewer than `least`. The common answers of all
 * pairs are counted in one pass, because a year has thousands of pairs and hardly any of them is close.
 */
function hasClosePair(groups: readonly Group[], others: readonly Group[], least: number): boolean {
  const groupsOfChange = new Map<string, number[]>();
  for (const [index, group] of groups.entries()) {
    for (const id of group.keys()) {
      const known = groupsOfChange.get(id);
      if (known === undefined) groupsOfChange.set(id, [index]);
      else known.push(index);
    }
  }
  const sizes = groups.map((group) => sizeOf([...group.values()]));
  return others.some((other) => {
    const common = new Array<number>(groups.length).fill(0);
    for (const [id, { count }] of other) {
      for (const index of groupsOfChange.get(id) ?? []) common[index] = (common[index] ?? 0) + count;
    }
    const otherSize = sizeOf([...other.values()]);
    return sizes.some((size, index) => {
      const difference = size + otherSize - 2 * (common[index] ?? 0);
      return difference > 0 && difference < least;
    });
  });
}

/** The groups that a step makes known by a dimension: each published cell, and on each level the rest. */
function groupsOf(
  changes: readonly Change[],
  dimension: Dimension,
  shownCells: ReadonlySet<string>,
): Map<string, Change>[] {
  const groups: Map<string, Change>[] = [];
  const visit = (level: number, inside: readonly Change[]) => {
    const rest: Change[][] = [];
    for (const [cell, inCell] of groupByCell(inside, dimension, level)) {
      if (!shownCells.has(cell)) rest.push(inCell);
      else {
        groups.push(byId(inCell));
        visit(level + 1, inCell);
      }
    }
    if (rest.length > 0) groups.push(byId(merged(rest)));
  };
  visit(0, changes);
  return groups;
}

function byId(changes: readonly Change[]): Map<string, Change> {
  return new Map(changes.map((change) => [change.id, change]));
}

export function sizeOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { count }) => sum + count, 0);
}

/** The changes of each cell of one level, each with the sides that belong to the cell; changes without a cell under "". */
function groupByCell(changes: readonly Change[], dimension: Dimension, level: number): Map<string, Change[]> {
  const cells = new Map<string, Change[]>();
  for (const change of changes) {
    const [before, after] = [cellOf(change.before, dimension, level), cellOf(change.after, dimension, level)];
    for (const cell of new Set([before, after])) {
      if (cell === undefined) continue;
      const sides = {
        before: before === cell ? change.before : undefined,
        after: after === cell ? change.after : undefined,
      };
      const known = cells.get(cell);
      if (known === undefined) cells.set(cell, [{ ...change, ...sides }]);
      else known.push({ ...change, ...sides });
    }
  }
  return cells;
}

/** The cell of a side on a level. Undefined without the side or the dimension; "" if the side is in no cell of the level. */
function cellOf(side: Side | undefined, dimension: Dimension, level: number): string | undefined {
  const path = side?.cells[dimension];
  return path === undefined ? undefined : (path[level] ?? "");
}

/** The ids of the changes that would form a rest of fewer than `least` answers beside the large enough cells. */
function tooFew(changes: readonly Change[], dimension: Dimension, level: number, least: number): string[] {
  const left = new Set<string>();
  let size = 0;
  const deeper: string[] = [];
  for (const [cell, inCell] of groupByCell(changes, dimension, level)) {
    if (cell !== "" && sizeOf(inCell) >= least) {
      deeper.push(...tooFew(inCell, dimension, level + 1, least));
      continue;
    }
    for (const { id, count } of inCell) {
      if (!left.has(id)) size += count;
      left.add(id);
    }
  }
  return size > 0 && size < least ? [...left, ...deeper] : deeper;
}

/**
 * Adds to `shownCells` the cells that are published one by one. The others of their level become known together, as the
 * rest of the whole.
 */
function showCells(
  changes: readonly Change[],
  dimension: Dimension,
  level: number,
  { least, shownCells }: { least: number; shownCells: Set<string> },
): void {
  for (const [cell, inCell] of groupByCell(changes, dimension, level)) {
    if (cell === "" || sizeOf(inCell) < least) continue;
    shownCells.add(cell);
    showCells(inCell, dimension, level + 1, { least, shownCells });
  }
}

/** The changes of several cells as one list: a change that leaves one of them for another is one change. */
function merged(cells: readonly (readonly Change[])[]): Change[] {
  const all = new Map<string, Change>();
  for (const change of cells.flat()) {
    const known = all.get(change.id);
    all.set(change.id, { ...change, before: known?.before ?? change.before, after: known?.after ?? change.after });
  }
  return [...all.values()];
}

/** The published answers of a cell, and how many of them are satisfied. */
export interface PublishedCount {
  n: number;
  satisfied: number;
}

/** The cell of the whole year. */
export const wholeYear = "year";

/**
 * The published counts after a step. An answer that leaves is subtracted from the cells it was published in, if the step
 * shows those cells: a correction of too few answers changes the whole year only.
 */
export function afterStep(
  published: Readonly<Record<string, PublishedCount>>,
  { changes, shownCells: cells }: Step,
): Record<string, PublishedCount> {
  const sums: Record<string, PublishedCount> = { ...published };
  const add = (cell: string, count: number, isSatisfied: boolean) => {
    const { n, satisfied } = sums[cell] ?? { n: 0, satisfied: 0 };
    sums[cell] = { n: n + count, satisfied: satisfied + (isSatisfied ? count : 0) };
  };
  for (const { count, before, after } of changes) {
    for (const [side, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      if (side === undefined) continue;
      for (const cell of [wholeYear, ...shownCellsOf(side, cells)]) add(cell, sign * count, side.isSatisfied);
    }
  }
  return sums;
}

/** The cells of an answer that the step shows. */
export function shownCellsOf({ cells }: Side, shownCells: ReadonlySet<string>): string[] {
  return dimensions.flatMap((dimension) => (cells[dimension] ?? []).filter((cell) => shownCells.has(cell)));
}
