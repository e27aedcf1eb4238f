import { dirname, join } from "node:path/posix";
import { filesBelow, read, withoutComments } from "#test/architecture/tree.ts";

/** One import of a file of the project by another one; type-only imports count as well. */
export interface Import {
  from: string;
  to: string;
}

const importPattern = /(?:\bfrom|\bimport)\s*\(?\s*"((?:#app|#db|\.{1,2})\/[^"]+\.tsx?)"/g;

/** Every import between files of `app/` and `db/`, as it stands in the code. */
export function readImports(): Import[] {
  const files = read(["app", "db"].flatMap(filesBelow).filter((path) => /\.tsx?$/.test(path)));
  return files.flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(importPattern)].map(([, target = ""]) => ({
      from: path,
      to: target.startsWith("#") ? target.slice(1) : join(dirname(path), target),
    })),
  );
}

/** What each name imports: no name itself, each once, in alphabetical order. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * The imports between parts of the code. `partOf` says to which part a file belongs; a file of no part (undefined) is left
 * out.
 */
export function graphOf(imports: readonly Import[], partOf: (path: string) => string | undefined): Graph {
  const graph = new Map<string, Set<string>>();
  const targetsOf = (part: string) => {
    const targets = graph.get(part) ?? new Set<string>();
    graph.set(part, targets);
    return targets;
  };
  for (const { from, to } of imports) {
    const [user, used] = [partOf(from), partOf(to)];
    if (user !== undefined) targetsOf(user);
    if (used !== undefined) targetsOf(used);
    if (user !== undefined && used !== undefined && user !== used) targetsOf(user).add(used);
  }
  return new Map([...graph].map(([part, targets]) => [part, [...targets].sort()] as const).sort());
}

/**
 * The parts in layers, the lowest first: a part is one layer above the highest part that it imports. Parts that import
 * each other in a circle share a layer.
 */
export function layersOf(graph: Graph): string[][] {
  const reached = new Map([...graph.keys()].map((part) => [part, reachedFrom(graph, part)]));
  const isBelow = (lower: string, upper: string) =>
    reached.get(upper)?.has(lower) === true && reached.get(lower)?.has(upper) !== true;
  const heightOf = (part: string): number => {
    const below = [...graph.keys()].filter((other) => isBelow(other, part));
    return below.length === 0 ? 0 : Math.max(...below.map(heightOf)) + 1;
  };
  const layers: string[][] = [];
  for (const part of graph.keys()) (layers[heightOf(part)] ??= []).push(part);
  return layers;
}

/** Every part that a part imports, directly or through others. */
function reachedFrom(graph: Graph, start: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...(graph.get(start) ?? [])];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (found.has(part)) continue;
    found.add(part);
    waiting.push(...(graph.get(part) ?? []));
  }
  return found;
}
