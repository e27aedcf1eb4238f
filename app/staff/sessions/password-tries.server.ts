import { networkOf } from "#app/platform/client-network.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Limit, Slots } from "#app/platform/limits.server.ts";
import { isNobodysPassword, isPassword, TooManyPasswords, type HashQueue } from "./password-hash.server.ts";

/**
 * Slows down the guessing of passwords without locking anybody out (decision 0027). Every password is checked and a
 * right one is accepted at once; a wrong one is counted and its answer delayed, longer with every wrong one. The number
 * of simultaneous attempts is limited, so that delayed answers limit the number of guesses.
 */
export type TriedPassword = "right" | "wrong" | "busy";

export interface PasswordTry {
  password: string;
  /** The stored hash; undefined if there is no such account, which takes as long. */
  hash: string | undefined;
  /** The account as typed. */
  account: string;
  /** The browser, if the account knows it: its failures are counted separately. */
  browser?: string | undefined;
}

/** Limit of wrong passwords for one account from one network or one known browser. */
const fromGuesser: Limit = { name: "wrong passwords", count: 100, minutes: 15 };
/** Limit of wrong passwords from one network, for all accounts. */
const fromNetwork: Limit = { name: "wrong passwords of a network", count: 200, minutes: 15 };
/** Limit of wrong passwords for one account from everywhere. */
const forAccount: Limit = { name: "wrong passwords for an account", count: 100, minutes: 60 };

/** This many wrong passwords are answered without delay, because people mistype. */
const freeTries = 5;
const freeOfNetwork = 50;
const firstDelayMilliseconds = 250;
const longestDelayMilliseconds = 4000;

/** Limit of simultaneous attempts: for one account from one network, and from one network for all accounts. */
const ofGuesser: Slots = { name: "passwords being tried", atOnce: 2 };
const ofNetwork: Slots = { name: "passwords being tried from a network", atOnce: 20 };

/** Checks the password. "busy": not checked, because this guesser, or all together, have too many attempts open. */
export async function tryPassword(context: Context, tried: PasswordTry): Promise<TriedPassword> {
  const network = networkOf(context.visitor?.address ?? "");
  const guesser = `${tried.account} ${tried.browser ?? network}`;
  const { limits } = context;
  const slot = limits.takeSlot(ofGuesser, guesser);
  const networkSlot = tried.browser === undefined ? limits.takeSlot(ofNetwork, network) : () => undefined;
  try {
    if (slot === undefined || networkSlot === undefined) return "busy";
    const outcome = await look(tried);
    if (outcome === "right") limits.forget(fromGuesser, guesser);
    if (outcome === "wrong") await delayAnswer(context, tried, { guesser, network });
    return outcome;
  } finally {
    slot?.();
    networkSlot?.();
  }
}

async function look({ password, hash, browser }: PasswordTry): Promise<TriedPassword> {
  const queue: HashQueue = browser === undefined ? "stranger" : "known";
  try {
    const isRight = hash === undefined ? await isNobodysPassword(password) : await isPassword(password, hash, queue);
    return isRight ? "right" : "wrong";
  } catch (error) {
    if (error instanceof TooManyPasswords) return "busy";
    throw error;
  }
}

/** Counts a wrong password and delays its answer. */
async function delayAnswer(
  { limits, clock }: Context,
  { account, browser }: PasswordTry,
  { guesser, network }: { guesser: string; network: string },
): Promise<void> {
  const isSlowForAll = browser === undefined && !limits.take(forAccount, account);
  limits.take(fromGuesser, guesser);
  if (browser === undefined) limits.take(fromNetwork, network);
  const beyond = Math.max(
    limits.counted(fromGuesser, guesser) - freeTries,
    browser === undefined ? limits.counted(fromNetwork, network) - freeOfNetwork : 0,
  );
  const delay = isSlowForAll ? longestDelayMilliseconds : delayAfter(beyond);
  if (delay > 0) await clock.pause(delay);
}

/** 250 ms for the first one after the free ones, doubled for each further one, at most four seconds. */
function delayAfter(beyond: number): number {
  return beyond <= 0 ? 0 : Math.min(longestDelayMilliseconds, firstDelayMilliseconds * 2 ** Math.min(beyond - 1, 10));
}
