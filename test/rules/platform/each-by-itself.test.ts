import { expect, test } from "vitest";
import { eachByItself, throwAll } from "#app/platform/each-by-itself.ts";

test("what fails for one item is done for all others, and said at the end", async () => {
  const done: number[] = [];
  const work = (item: number) => {
    done.push(item);
    return item % 2 === 0 ? Promise.reject(new Error(`${String(item)} failed`)) : Promise.resolve();
  };
  await expect(eachByItself([1, 2, 3], work)).rejects.toThrow("2 failed");
  await expect(eachByItself([4, 5, 6], work)).rejects.toThrow(AggregateError);
  await eachByItself([7], work);
  expect(done).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(() => {
    throwAll([]);
  }).not.toThrow();
});
