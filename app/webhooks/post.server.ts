import { request as plainRequest, type RequestOptions } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { findAddress, type ResolveName } from "./find-address.server.ts";
import type { PostProblem } from "./webhook.ts";

/** Longest times to wait, in milliseconds. */
export interface PostPatience {
  /** For the connection, the look-up of the name and TLS included. */
  connection: number;
  /** For everything up to the end of the answer's head. */
  whole: number;
}

export const usualPatience: PostPatience = { connection: 5000, whole: 15_000 };

/** The largest head of an answer, in bytes. */
const largestHead = 16 * 1024;

/** How an attempt ended; `stopped`: this process is stopping, and the receiver may or may not have the event. */
export type PostOutcome = { status: number } | { problem: PostProblem | "stopped" };

export interface Posting {
  address: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** The networks of WEBHOOK_NETWORKS. */
  allowed: readonly string[];
  resolve?: ResolveName | undefined;
  patience?: PostPatience | undefined;
  stopping?: AbortSignal | undefined;
}

/**
 * Posts an event and waits for the head of the answer. Its body is not read: it says nothing that the product needs, and
 * the page of deliveries must not show what a machine of the internal network answers. No redirect is followed, no
 * connection is used twice, and the connection goes to the address that was looked up and checked. Never throws.
 */
export async function post(posting: Posting): Promise<PostOutcome> {
  const url = new URL(posting.address);
  const patience = posting.patience ?? usualPatience;
  const ending = endAfter(patience, posting.stopping);
  try {
    const found = await Promise.race([findAddress(url, posting.allowed, posting.resolve), ending.ended]);
    if ("problem" in found) return found.problem === "plain" ? { problem: "forbidden" } : { problem: found.problem };
    return await Promise.race([ask(url, found.addresses, posting, ending), ending.ended]);
  } finally {
    ending.forget();
  }
}

interface Ending {
  /** Ends the request. */
  signal: AbortSignal;
  /** Resolves when the time is over or the process is stopping. */
  ended: Promise<{ problem: "timeout" | "stopped" }>;
  connected: () => void;
  forget: () => void;
}

function endAfter({ connection, whole }: PostPatience, stopping: AbortSignal | undefined): Ending {
  const controller = new AbortController();
  let end: (outcome: { problem: "timeout" | "stopped" }) => void = () => undefined;
  const ended = new Promise<{ problem: "timeout" | "stopped" }>((resolve) => {
    end = (outcome) => {
      resolve(outcome);
      controller.abort();
    };
  });
  const late = () => {
    end({ problem: "timeout" });
  };
  const stop = () => {
    end({ problem: "stopped" });
  };
  const timers = [setTimeout(late, connection), setTimeout(late, whole)];
  if (stopping?.aborted === true) stop();
  stopping?.addEventListener("abort", stop, { once: true });
  return {
    signal: controller.signal,
    ended,
    connected: () => {
      clearTimeout(timers[0]);
    },
    forget: () => {
      for (const timer of timers) clearTimeout(timer);
      stopping?.removeEventListener("abort", stop);
      controller.abort();
    },
  };
}

function ask(url: URL, addresses: readonly string[], { headers, body }: Posting, ending: Ending): Promise<PostOutcome> {
  const isSecure = url.protocol === "https:";
  const options: RequestOptions = {
    method: "POST",
    agent: false,
    lookup: lookupAmong(addresses),
    maxHeaderSize: largestHead,
    signal: ending.signal,
    headers: { ...headers, "Content-Length": String(Buffer.byteLength(body)), Connection: "close" },
  };
  return new Promise((resolve) => {
    const request = (isSecure ? secureRequest : plainRequest)(url, options);
    request.on("socket", (socket) => {
      socket.once(isSecure ? "secureConnect" : "connect", ending.connected);
    });
    request.on("response", (response) => {
      resolve({ status: response.statusCode ?? 0 });
      response.on("error", () => undefined);
      request.destroy();
    });
    request.on("error", (error) => {
      resolve({ problem: problemOf(error) });
    });
    request.on("close", () => {
      resolve({ problem: "answer" });
    });
    request.end(body);
  });
}

/** Answers every look-up of the connection with the addresses that were checked. */
function lookupAmong(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, { all }, answer) => {
    const [first] = found;
    if (all === true) answer(null, found);
    else answer(null, first?.address ?? "", first?.family);
  };
}

/** Errors of a connection that was never made, or that broke. */
const connectionErrors = /^(?:ECONN|EHOST|ENET|EPIPE|EADDR|EACCES|EPERM|ENOTFOUND|ETIMEDOUT)/;

function problemOf(error: Error): PostProblem {
  const { code = "" } = error as { code?: string };
  if (code.startsWith("HPE_")) return "answer";
  if (connectionErrors.test(code)) return "connection";
  return /CERT|TLS|SSL|EPROTO|SELF_SIGNED|UNABLE_TO/.test(code) ? "certificate" : "connection";
}
