/**
 * Runs all parts of a job one after the other, even if one fails; returns the number that each did. Throws at the end
 * if parts have failed, so that the run is recorded as failed and repeated; each part must be safe to repeat.
 */
export async function runParts(
  parts: Readonly<Record<string, () => Promise<number>>>,
): Promise<Record<string, number>> {
  const done: Record<string, number> = {};
  const errors: unknown[] = [];
  for (const [name, part] of Object.entries(parts)) {
    try {
      done[name] = await part();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, "parts of a job failed");
  return done;
}
