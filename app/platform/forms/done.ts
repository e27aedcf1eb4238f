/** Where the words about what was just done stand on a page: the browser goes there and focuses them, without a script. */
export const doneId = "done";

/**
 * The address to go to once something is done: `?done={code}#done`. The page turns the code into words of its own; nothing
 * from the address is ever shown.
 */
export function doneAddress(
  path: string,
  code: FormDataEntryValue | null,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({ ...more, done: typeof code === "string" ? code : "" });
  return `${path}?${query.toString()}#${doneId}`;
}

/** What the address says was done, where the page knows it. */
export function doneIn<Code extends string>(url: string, known: readonly Code[]): Code | undefined {
  const code = new URL(url).searchParams.get("done");
  return known.find((one) => one === code);
}
