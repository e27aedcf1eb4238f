/**
 * Does the parts of a job one after the other, all of them: one that fails leaves the others their turn. Answers what each did.
 * Throws when one or more have failed, after all had their turn, so that the run is recorded as failed and tried again; each
 * part must be safe to do twice.
 */
export async function doParts(parts: Readonly<Record<string, () => Promise<number>>>): Promise<Record<string, number>> {
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
