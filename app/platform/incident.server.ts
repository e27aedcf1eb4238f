import { newReadableCode } from "./readable-code.server.ts";

/**
 * What went wrong while a request was answered. The number stands on the page and in the one log line that holds the
 * error, so that whoever calls can be helped without the page showing anything of the inside.
 */
export interface Incident {
  readonly number: string;
  /** The first error that nobody expected; absent while all goes well. */
  error?: unknown;
}

const numberLength = 8;

/** An incident for a request that begins; its number is made when somebody asks for it. */
export function openIncident(): Incident {
  let number: string | undefined;
  return {
    get number() {
      return (number ??= newReadableCode(numberLength));
    },
  };
}
