/**
 * Does the work of each item, one after the other, even if it fails for some: what is wrong with one office holds up no
 * other. Throws at the end if it failed for any, so that a job is recorded as failed and repeated.
 */
export async function eachByItself<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      errors.push(error);
    }
  }
  throwAll(errors);
}

/** Throws the error as it is if there is one, several together, and nothing if there is none. */
export function throwAll(errors: readonly unknown[]): void {
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, "parts of a job failed");
}
