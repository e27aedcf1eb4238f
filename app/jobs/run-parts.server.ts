import { eachByItself } from "#app/platform/each-by-itself.ts";

/**
 * Runs all parts of a job one after the other, even if one fails; returns the number that each did. Throws at the end
 * if parts have failed, so that the run is recorded as failed and repeated; each part must be safe to repeat.
 */
export async function runParts(
  parts: Readonly<Record<string, () => Promise<number>>>,
): Promise<Record<string, number>> {
  const done: Record<string, number> = {};
  await eachByItself(Object.entries(parts), async ([name, part]) => {
    done[name] = await part();
  });
  return done;
}
