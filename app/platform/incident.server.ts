import { newReadableCode } from "./readable-code.server.ts";

/**
 * The incident of a request. Its number appears on the error page and in the log line with the error, so that a caller
 * can be helped although the page shows nothing of the inside.
 */
export interface Incident {
  readonly number: string;
  /** The first unexpected error; absent if there was none. */
  error?: unknown;
}

const numberLength = 8;

/** Creates the incident of a new request; its number is made when it is first needed. */
export function openIncident(): Incident {
  let number: string | undefined;
  return {
    get number() {
      return (number ??= newReadableCode(numberLength));
    },
  };
}
