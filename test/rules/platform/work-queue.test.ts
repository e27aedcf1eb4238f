import { expect, test } from "vitest";
import { openWorkQueue } from "#app/platform/work-queue.server.ts";

/** A piece of work that ends when the test says so. */
function held(log: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const work = async () => {
    log.push(name);
    await ended;
    return name;
  };
  return {
    work,
    end: () => {
      end();
    },
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("a queue runs as many as it may, the others in the order of arrival, and refuses what is too much", async () => {
  const queue = openWorkQueue({ atOnce: 1, mostWaiting: 2 });
  const log: string[] = [];
  const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => held(log, name));
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error("four are held");
  const answers = [a, b, c].map(({ work }) => queue.run(work));
  expect(await queue.run(d.work)).toEqual({ ran: false, reason: "full" });
  expect(queue.load()).toEqual({ running: 1, waiting: 2 });
  expect(log).toEqual(["a"]);
  b.end();
  a.end();
  c.end();
  expect(await Promise.all(answers)).toEqual(["a", "b", "c"].map((result) => ({ ran: true, result })));
  expect(log).toEqual(["a", "b", "c"]);
  expect(queue.load()).toEqual({ running: 0, waiting: 0 });
});

test("work that fails gives its place to the next", async () => {
  const queue = openWorkQueue({ atOnce: 1, mostWaiting: 1 });
  const failing = queue.run(() => Promise.reject(new Error("broken")));
  const next = queue.run(() => Promise.resolve("done"));
  await expect(failing).rejects.toThrow("broken");
  expect(await next).toEqual({ ran: true, result: "done" });
  await settle();
  expect(queue.load()).toEqual({ running: 0, waiting: 0 });
});

test("who has waited too long is told that it is full, and holds no place any more", async () => {
  const queue = openWorkQueue({ atOnce: 1, mostWaiting: 5, mostWaitMilliseconds: 20 });
  let end: () => void = () => undefined;
  const long = queue.run(() => new Promise<void>((resolve) => (end = resolve)));
  expect(await queue.run(() => Promise.resolve("later"))).toEqual({ ran: false, reason: "full" });
  expect(queue.load()).toEqual({ running: 1, waiting: 0 });
  end();
  expect(await long).toEqual({ ran: true, result: undefined });
  expect(await queue.run(() => Promise.resolve("now"))).toEqual({ ran: true, result: "now" });
});
