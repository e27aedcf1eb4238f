/**
 * How published figures of opinion move: in steps, each of at least the office's minimum of answers. A step is itself a
 * small publication whose cells hide everybody in it; what is published is the sum of the steps. Whoever keeps every
 * version of a file can compute no more than the steps, and no cell of a step tells the opinion of fewer than `minimum`.
 */

/** What a score says: 5 and 4, 3, 2 and 1. */
export const opinions = ["satisfied", "neutral", "dissatisfied"] as const;
export type Opinion = (typeof opinions)[number];

/** Along what the answers of a year are told apart; of time, quarters and in them months. */
export const dimensions = ["time", "procedure", "channel"] as const;
export type Dimension = (typeof dimensions)[number];

/** The cells an answer lies in below the whole year, by dimension, the larger first; a dimension may be missing. */
export type Cells = Readonly<Partial<Record<Dimension, readonly string[]>>>;

/** One side of a change: an answer as it is told, or as it shall be. */
export interface Side {
  cells: Cells;
  isSatisfied: boolean;
}

/** Answers that change alike: they come (`after` only), leave (`before` only), or are something else now. */
export interface Change {
  id: string;
  /** How many they are. */
  count: number;
  before?: Side | undefined;
  after?: Side | undefined;
}

/** The changes of a step, and the cells below the whole year that tell theirs. */
export interface Step {
  changes: readonly Change[];
  told: ReadonlySet<string>;
  /** Whether it is large enough to be told apart along every dimension, not only in time. */
  isLarge: boolean;
}

/** `few`: not enough answers came. `unanimous`: enough, but they all say the same, which tells each of them. */
export type NextStep = Step | "few" | "unanimous";

/**
 * So many times the minimum are a large group. It may be told although all agree: that says something of the service, not
 * of a person. And only a large step is told apart by procedure and channel as well: two tables of few people give single
 * ones away like a puzzle of sums.
 */
export const timesOfLarge = 5;

/**
 * The next step of what waits. What cannot be told without showing a group of too few waits on: it is found by counting
 * only, never by what was said, so that waiting tells nothing.
 */
export function nextStep(waiting: readonly Change[], minimum: number): NextStep {
  const least = Math.max(1, minimum);
  const alongAll = withoutTooFew(waiting, dimensions, least);
  const isLarge = sizeOf(alongAll) >= least * timesOfLarge;
  const changes = isLarge ? alongAll : withoutTooFew(waiting, ["time"], least);
  if (sizeOf(changes) < least) return "few";
  if (!isTellable(changes, least)) return "unanimous";
  const told = new Set<string>();
  tellApart(changes, "time", 0, { least, told });
  if (isLarge) {
    for (const dimension of ["procedure", "channel"] as const) tellBeside(changes, dimension, { least, told });
  }
  return { changes, told, isLarge };
}

/** What can be told along the dimensions without leaving a group of too few over. */
function withoutTooFew(waiting: readonly Change[], along: readonly Dimension[], least: number): readonly Change[] {
  let changes = waiting;
  for (;;) {
    const held = new Set(along.flatMap((dimension) => tooFew(changes, dimension, 0, least)));
    if (held.size === 0) return changes;
    changes = changes.filter(({ id }) => !held.has(id));
  }
}

/** Tells another dimension apart as well, unless one of its groups and one told already differ by too few. */
function tellBeside(
  changes: readonly Change[],
  dimension: Dimension,
  { least, told }: { least: number; told: Set<string> },
): void {
  const before = dimensions.slice(0, dimensions.indexOf(dimension)).flatMap((other) => groupsOf(changes, other, told));
  const more = new Set<string>();
  tellApart(changes, dimension, 0, { least, told: more });
  const groups = groupsOf(changes, dimension, more);
  const isSafe = closePairs(groups, before, least * timesOfLarge).every(([one, other]) =>
    mayStandBeside(one, other, least),
  );
  if (isSafe) for (const cell of more) told.add(cell);
}

type Group = ReadonlyMap<string, Change>;

/**
 * The pairs of two lists of groups that differ by something, but by fewer answers than `many`. What they have in common is
 * counted for all pairs in one pass: of a year's answers there are thousands of pairs, and hardly any of them is close.
 */
function closePairs(groups: readonly Group[], others: readonly Group[], many: number): [Group, Group][] {
  const groupsOfChange = new Map<string, number[]>();
  for (const [index, group] of groups.entries()) {
    for (const id of group.keys()) {
      const known = groupsOfChange.get(id);
      if (known === undefined) groupsOfChange.set(id, [index]);
      else known.push(index);
    }
  }
  const sizes = groups.map((group) => sizeOf([...group.values()]));
  return others.flatMap((other) => {
    const common = new Array<number>(groups.length).fill(0);
    for (const [id, { count }] of other) {
      for (const index of groupsOfChange.get(id) ?? []) common[index] = (common[index] ?? 0) + count;
    }
    const otherSize = sizeOf([...other.values()]);
    return groups.flatMap((group, index): [Group, Group][] => {
      const difference = (sizes[index] ?? 0) + otherSize - 2 * (common[index] ?? 0);
      return difference > 0 && difference < many ? [[group, other]] : [];
    });
  });
}

/** The groups a step tells along a dimension: each told cell, and on each level those that are left. */
function groupsOf(changes: readonly Change[], dimension: Dimension, told: ReadonlySet<string>): Map<string, Change>[] {
  const groups: Map<string, Change>[] = [];
  const visit = (level: number, inside: readonly Change[]) => {
    const rest: Change[][] = [];
    for (const [cell, inCell] of apart(inside, dimension, level)) {
      if (!told.has(cell)) rest.push(inCell);
      else {
        groups.push(byId(inCell));
        visit(level + 1, inCell);
      }
    }
    if (rest.length > 0) groups.push(byId(together(rest)));
  };
  visit(0, changes);
  return groups;
}

function byId(changes: readonly Change[]): Map<string, Change> {
  return new Map(changes.map((change) => [change.id, change]));
}

/** Whether the difference of two groups that are both told may be known as well. */
function mayStandBeside(one: ReadonlyMap<string, Change>, other: ReadonlyMap<string, Change>, least: number): boolean {
  const only = [...one.values()].filter(({ id }) => !other.has(id));
  const without = [...other.values()].filter(({ id }) => !one.has(id));
  const [more, less] = [sizeOf(only), sizeOf(without)];
  if (more + less === 0) return true;
  if (more === 0 || less === 0) return isTellable(more === 0 ? without : only, least);
  const [here, there] = [boundsOf(only), boundsOf(without)];
  const effect = here.effect - there.effect;
  const isOpen = here.lowest - there.highest < effect && effect < here.highest - there.lowest;
  return isOpen || more + less >= least * timesOfLarge;
}

export function sizeOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { count }) => sum + count, 0);
}

/** The changes of the cells on one level, each with the sides that lie in it; without a cell under the empty name. */
function apart(changes: readonly Change[], dimension: Dimension, level: number): Map<string, Change[]> {
  const cells = new Map<string, Change[]>();
  for (const change of changes) {
    const [before, after] = [cellOf(change.before, dimension, level), cellOf(change.after, dimension, level)];
    for (const cell of new Set([before, after])) {
      if (cell === undefined) continue;
      const sides = {
        before: before === cell ? change.before : undefined,
        after: after === cell ? change.after : undefined,
      };
      const kept = cells.get(cell);
      if (kept === undefined) cells.set(cell, [{ ...change, ...sides }]);
      else kept.push({ ...change, ...sides });
    }
  }
  return cells;
}

/** Undefined where there is no such side or the dimension is not counted; empty where it is in none of the cells. */
function cellOf(side: Side | undefined, dimension: Dimension, level: number): string | undefined {
  const path = side?.cells[dimension];
  return path === undefined ? undefined : (path[level] ?? "");
}

/** The ids of changes that would be left over, fewer than `least`, beside the cells that are large enough. */
function tooFew(changes: readonly Change[], dimension: Dimension, level: number, least: number): string[] {
  const left = new Set<string>();
  let size = 0;
  const deeper: string[] = [];
  for (const [cell, inCell] of apart(changes, dimension, level)) {
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

/** Notes the cells that are told one by one; the others of their level are told together, by what is left of the whole. */
function tellApart(
  changes: readonly Change[],
  dimension: Dimension,
  level: number,
  { least, told }: { least: number; told: Set<string> },
): void {
  const cells = [...apart(changes, dimension, level)];
  const isShown = ([cell, inCell]: [string, Change[]]) => cell !== "" && isTellable(inCell, least);
  const shown = cells
    .filter(isShown)
    .sort(([one, some], [other, more]) => sizeOf(some) - sizeOf(more) || (one < other ? -1 : 1));
  let rest = together(cells.filter((cell) => !isShown(cell)).map(([, inCell]) => inCell));
  while (rest.length > 0 && shown.length > 0 && !isTellable(rest, least)) {
    rest = together([rest, shown.shift()?.[1] ?? []]);
  }
  for (const [cell, inCell] of shown) {
    told.add(cell);
    tellApart(inCell, dimension, level + 1, { least, told });
  }
}

/** The changes of several cells as one: what leaves one of them for another is one change. */
function together(cells: readonly (readonly Change[])[]): Change[] {
  const all = new Map<string, Change>();
  for (const change of cells.flat()) {
    const kept = all.get(change.id);
    all.set(change.id, { ...change, before: kept?.before ?? change.before, after: kept?.after ?? change.after });
  }
  return [...all.values()];
}

/** Whether the sum of changes may be known: of enough answers, and of so few only where it leaves open who said what. */
function isTellable(changes: readonly Change[], least: number): boolean {
  const size = sizeOf(changes);
  if (size < least) return false;
  if (size >= least * timesOfLarge) return true;
  const { lowest, effect, highest } = boundsOf(changes);
  return lowest < effect && effect < highest;
}

/** By how many the satisfied become more, and by how many they could at least and at most: at an end all are known. */
function boundsOf(changes: readonly Change[]): { lowest: number; effect: number; highest: number } {
  let [lowest, effect, highest] = [0, 0, 0];
  for (const { count, before, after } of changes) {
    if (after !== undefined) highest += count;
    if (before !== undefined) lowest -= count;
    effect += count * (Number(after?.isSatisfied ?? false) - Number(before?.isSatisfied ?? false));
  }
  return { lowest, effect, highest };
}

/** Answers that are told of a cell, and how many of them are satisfied. */
export interface ToldCount {
  n: number;
  satisfied: number;
}

/** The cell of the whole year. */
export const wholeYear = "year";

/**
 * The told counts after a step. An answer that leaves is taken off the cells it was told in, as far as the step tells
 * those: a correction of too few changes the whole only.
 */
export function afterStep(
  told: Readonly<Record<string, ToldCount>>,
  { changes, told: cells }: Pick<Step, "changes" | "told">,
): Record<string, ToldCount> {
  const sums: Record<string, ToldCount> = { ...told };
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
      for (const cell of [wholeYear, ...toldIn(side, cells)]) add(cell, sign * count, side.isSatisfied);
    }
  }
  return sums;
}

/** The cells below the whole that tell an answer. */
export function toldIn({ cells }: Side, told: ReadonlySet<string>): string[] {
  return dimensions.flatMap((dimension) => (cells[dimension] ?? []).filter((cell) => told.has(cell)));
}
