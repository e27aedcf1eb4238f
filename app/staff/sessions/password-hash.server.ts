import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { openWorkQueue, type WorkQueue } from "#app/platform/work-queue.server.ts";
import { samePassword } from "./password.ts";

interface Cost {
  memory: number;
  passes: number;
  parallelism: number;
}

/** Argon2id with 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's first choice for a server. */
const usualCost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const saltBytes = 16;
const tagBytes = 32;

/**
 * The queue in which a password is hashed. Passwords of browsers known to the account and of people who are signed in
 * have a queue of their own, so that a flood of strangers delays none of them. Each queue uses one of the four threads
 * that pictures, files and look-ups of host names share.
 */
export type HashQueue = "known" | "stranger";

const queues: Record<HashQueue, WorkQueue> = {
  known: openWorkQueue({ atOnce: 1, mostWaiting: 200 }),
  stranger: openWorkQueue({ atOnce: 1, mostWaiting: 100 }),
};

/** Thrown if so many passwords wait that another one would wait for seconds. */
export class TooManyPasswords extends Error {}

async function inQueue<Result>(queue: HashQueue, work: () => Promise<Result>): Promise<Result> {
  const done = await queues[queue].run(work);
  if (!done.ran) throw new TooManyPasswords("too many passwords wait to be looked at");
  return done.result;
}

function derive(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2("argon2id", { message: samePassword(password), nonce, tagLength, ...cost }, (error, tag) => {
      if (error === null) resolve(tag);
      else reject(error);
    });
  });
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

/** Hashes a password for storage: Argon2id in PHC string format, with its salt and cost. Takes some 30 ms by design. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const tag = await inQueue("known", () => derive(password, salt, usualCost, tagBytes));
  const cost = `m=${String(usualCost.memory)},t=${String(usualCost.passes)},p=${String(usualCost.parallelism)}`;
  return `$argon2id$v=19$${cost}$${base64(salt)}$${base64(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** Whether the password matches the hash, compared in constant time. Throws if `hash` is not in the stored format. */
export async function isPassword(password: string, hash: string, queue: HashQueue = "known"): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(hash) ?? [];
  if (salt === undefined || tag === undefined) throw new Error("a stored password hash has another format");
  const expected = Buffer.from(tag, "base64");
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const found = await inQueue(queue, () => derive(password, Buffer.from(salt, "base64"), cost, expected.length));
  return timingSafeEqual(found, expected);
}

/** Takes as long as `isPassword` and is always false, so that the answer for an unknown account is not faster. */
export async function isNobodysPassword(password: string): Promise<false> {
  await inQueue("stranger", () => derive(password, randomBytes(saltBytes), usualCost, tagBytes));
  return false;
}
