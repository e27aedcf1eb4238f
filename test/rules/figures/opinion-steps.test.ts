import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterStep,
  nextStep,
  leastOfStep,
  sizeOf,
  shownCellsOf,
  wholeYear,
  type Change,
  type Side,
  type Step,
  type PublishedCount,
} from "#app/figures/published/opinion-steps.ts";

/** Answers of a quarter, month, procedure and channel. */
function side(isSatisfied: boolean, month = 1, procedure = "A", channel = "counter"): Side {
  return {
    cells: {
      time: [`q${String(Math.ceil(month / 3))}`, `m${String(month)}`],
      procedure: [procedure],
      channel: [channel],
    },
    isSatisfied,
  };
}

function coming(count: number, isSatisfied: boolean, month?: number, procedure?: string): Change {
  return {
    id: `${String(isSatisfied)} ${String(month)} ${String(procedure)}`,
    count,
    after: side(isSatisfied, month, procedure),
  };
}

test.each([
  [5, 25],
  [3, 15],
  [1, 5],
  [0, 5],
])("with a minimum of %i answers a step has at least %i", (minimum, least) => {
  expect(leastOfStep(minimum)).toBe(least);
});

const least = 5;
const textOf = (step: ReturnType<typeof nextStep>) =>
  step === undefined ? "none" : `${String(sizeOf(step.changes))}: ${[...step.shownCells].sort().join(" ")}`;

test.each<[string, Change[], string]>([
  ["nobody's answers are no step", [], "none"],
  ["four answers wait for a fifth", [coming(3, true), coming(1, false)], "none"],
  ["five answers are a step", [coming(4, true), coming(1, false)], "5: A counter m1 q1"],
  ["five answers are a step though all agree", [coming(5, true)], "5: A counter m1 q1"],
  ["five answers are a step though all are dissatisfied", [coming(5, false)], "5: A counter m1 q1"],
  ["two of another month wait", [coming(4, true), coming(2, false), coming(2, false, 2)], "6: A counter m1 q1"],
  [
    "four of July wait, so that a year in which all are satisfied does not reveal them",
    [coming(203, true), coming(4, true, 7)],
    "203: A counter m1 q1",
  ],
  [
    "small months are published together where they are enough",
    [coming(4, true), coming(3, false), coming(3, true, 2), coming(3, false, 3)],
    "13: A counter m1 q1",
  ],
  [
    "a procedure of too few waits for others of its kind",
    [coming(20, true, 1, "A"), coming(10, false, 1, "B"), coming(2, true, 1, "C")],
    "30: A B counter m1 q1",
  ],
  [
    "procedures are left out where a procedure and a month differ by too few",
    [coming(10, true, 1, "A"), coming(2, true, 1, "B"), coming(10, true, 2, "B")],
    "22: counter m1 m2 q1",
  ],
])("%s", (_words, changes, expected) => {
  expect(textOf(nextStep(changes, least))).toBe(expected);
});

test("who changes their mind is one person: five of them are a step, four are not", () => {
  const changed = (count: number, from: boolean): Change => ({
    id: String(from),
    count,
    before: side(from),
    after: side(!from),
  });
  expect(textOf(nextStep([changed(2, true), changed(2, false)], least))).toBe("none");
  expect(textOf(nextStep([changed(3, true), changed(2, false)], least))).toBe("5: A counter m1 q1");
});

test("what leaves is taken off where it was told", () => {
  const step: Step = {
    changes: [coming(4, true), coming(2, false)],
    shownCells: new Set(["q1", "m1"]),
  };
  const told = afterStep({}, step);
  expect(told).toEqual({ year: { n: 6, satisfied: 4 }, q1: { n: 6, satisfied: 4 }, m1: { n: 6, satisfied: 4 } });
  const leaving = { changes: [{ id: "x", count: 1, before: side(true) }], shownCells: new Set(["q1"]) };
  expect(afterStep(told, leaving)).toMatchObject({ year: { n: 5, satisfied: 3 }, q1: { n: 5 }, m1: { n: 6 } });
});

/** One person's rating, the day it is given and, for some, the day it changes its mind or is set aside. */
interface Person {
  day: number;
  later: { day: number; what: "changed" | "gone" } | undefined;
  isSatisfied: boolean;
  month: number;
  procedure: string;
  channel: string;
}

const person = fc.record({
  day: fc.integer({ min: 0, max: 5 }),
  later: fc.option(
    fc.record({ day: fc.integer({ min: 1, max: 6 }), what: fc.constantFrom("changed" as const, "gone" as const) }),
    { nil: undefined, freq: 5 },
  ),
  isSatisfied: fc.boolean(),
  month: fc.constantFrom(1, 2, 4),
  procedure: fc.constantFrom("A", "B"),
  channel: fc.constantFrom("counter", "post"),
});

/** The opinion of a person on a day; undefined when there is none. */
function opinionOn({ day, later, isSatisfied }: Person, on: number): boolean | undefined {
  if (on < day) return undefined;
  if (later === undefined || on < Math.max(later.day, day + 1)) return isSatisfied;
  return later.what === "gone" ? undefined : !isSatisfied;
}

/** Publishes day by day; answers what was told on each, and the steps. */
function publish(people: readonly Person[], least: number) {
  let told: Record<string, PublishedCount> = {};
  const published = new Map<number, { side: Side; opinion: boolean }>();
  const states: Record<string, PublishedCount>[] = [];
  for (let day = 0; day < 8; day += 1) {
    const waiting = people.flatMap((one, index): Change[] => {
      const [was, is] = [published.get(index), opinionOn(one, day)];
      if (was?.opinion === is) return [];
      const after = is === undefined ? undefined : side(is, one.month, one.procedure, one.channel);
      return [{ id: String(index), count: 1, before: was?.side, after }];
    });
    const step = nextStep(waiting, least);
    if (step !== undefined) {
      told = afterStep(told, step);
      for (const { id, after } of step.changes) {
        if (after === undefined) published.delete(Number(id));
        else published.set(Number(id), { side: narrowed(after, step.shownCells), opinion: after.isSatisfied });
      }
    }
    states.push(told);
  }
  return states;
}

function narrowed(of: Side, told: ReadonlySet<string>): Side {
  const kept = new Set(shownCellsOf(of, told));
  const cells = Object.entries(of.cells).map(([name, path]) => [name, path.filter((cell) => kept.has(cell))]);
  return { cells: Object.fromEntries(cells) as Side["cells"], isSatisfied: of.isSatisfied };
}

test("whoever keeps every published version sees no step of fewer than the minimum in any cell or in what is left of one", () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), fc.integer({ min: 2, max: 4 }), (people, least) => {
      const states = publish(people, least);
      for (const [index, now] of states.entries()) {
        const before = states[index - 1] ?? {};
        // Only who comes is counted here: what leaves and comes at once may leave a count where it was.
        if (people.some(({ later }) => later !== undefined)) continue;
        const grown = (cell: string) => (now[cell]?.n ?? 0) - (before[cell]?.n ?? 0);
        const left = (whole: string, parts: string[]) => parts.reduce((rest, part) => rest - grown(part), grown(whole));
        const groups = [
          ...Object.keys(now).map(grown),
          left(wholeYear, ["q1", "q2"]),
          left("q1", ["m1", "m2"]),
          left("q2", ["m4"]),
          left(wholeYear, ["A", "B"]),
          left(wholeYear, ["counter", "post"]),
        ];
        for (const [place, size] of groups.entries()) {
          // A quarter or table that is not told at this step has parts that are not told either.
          if (place >= Object.keys(now).length && size <= 0) continue;
          if (size !== 0) expect(size).toBeGreaterThanOrEqual(least);
        }
      }
    }),
    { numRuns: 500 },
  );
});

/** What was published on every day, as one text: who sees the same text knows the same. */
const seenIn = (people: readonly Person[], least: number) => JSON.stringify(publish(people, least));

/** What a reader can see of the steps but not of their opinions: the days, and the numbers of answers of each cell. */
const countsIn = (people: readonly Person[], least: number) =>
  publish(people, least).map((state) => Object.entries(state).map(([cell, { n }]) => [cell, n]));

test("whether and where something is published does not depend on what people say", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record(shapeOfPerson()), { maxLength: 40 }),
      fc.infiniteStream(fc.boolean()),
      (people, say) => {
        const others = people.map((one) => ({ ...one, isSatisfied: say.next().value as boolean }));
        expect(countsIn(others, 4)).toEqual(countsIn(people, 4));
      },
    ),
    { numRuns: 400 },
  );
});

test("every opinion that is published stands in sums of at least the smallest step, and so does what two sums differ by", () => {
  fc.assert(
    fc.property(fc.array(fc.record(shapeOfPerson()), { minLength: 1, maxLength: 30 }), (people) => {
      const sums = [...new Set(sumsOf(people, 3))];
      for (const one of sums) {
        expect(sizeOfMembers(one)).toBeGreaterThanOrEqual(3);
        for (const other of sums) {
          const difference = sizeOfMembers(one ^ other);
          if (difference > 0) expect(difference, JSON.stringify(people)).toBeGreaterThanOrEqual(3);
        }
      }
    }),
    { numRuns: 400 },
  );
});

function shapeOfPerson() {
  return {
    day: fc.integer({ min: 0, max: 3 }),
    later: fc.constant(undefined),
    isSatisfied: fc.boolean(),
    month: fc.constantFrom(1, 2, 4),
    procedure: fc.constantFrom("A", "B"),
    channel: fc.constantFrom("counter", "post"),
  };
}

function sizeOfMembers(members: number): number {
  let size = 0;
  for (let left = members; left !== 0; left &= left - 1) size += 1;
  return size;
}

/** Every sum that a reader of all versions knows: the people in it, one bit each. Each cell of each step is one. */
function sumsOf(people: readonly Person[], least: number): number[] {
  const sums: number[] = [];
  const published = new Set<number>();
  for (let day = 0; day < 8; day += 1) {
    const waiting = people.flatMap((one, index): Change[] => {
      const is = opinionOn(one, day);
      if (is === undefined || published.has(index)) return [];
      return [{ id: String(index), count: 1, after: side(is, one.month, one.procedure, one.channel) }];
    });
    const step = nextStep(waiting, least);
    if (step === undefined) continue;
    const members: Record<string, number> = {};
    for (const { id, after } of step.changes) {
      if (after === undefined) continue;
      published.add(Number(id));
      for (const cell of [wholeYear, ...shownCellsOf(after, step.shownCells)]) {
        members[cell] = (members[cell] ?? 0) | (1 << Number(id));
      }
    }
    sums.push(...Object.values(members));
  }
  return sums;
}

test("the same answers make the same steps", () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 40 }), (people) => {
      expect(seenIn(people, 3)).toBe(seenIn(people, 3));
    }),
    { numRuns: 50 },
  );
});
