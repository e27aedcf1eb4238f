/** Which page of a list is read: that after or that before a place, as the list writes places; else the first one. */
export interface AskedPage {
  after?: string | null | undefined;
  before?: string | null | undefined;
}

/** The asked page without what is no place of the list: an address that was changed by hand leads to the first page. */
export function knownPlace({ after, before }: AskedPage, readPlace: (text: string) => unknown): AskedPage {
  const known = (text: string | null | undefined) =>
    typeof text === "string" && readPlace(text) !== undefined ? text : null;
  return { after: known(after), before: known(before) };
}

/** A page of a list with the places from which the pages around it are read; undefined at an end of the list. */
export interface ListPage<Row> {
  rows: Row[];
  previous: string | undefined;
  next: string | undefined;
}

interface PageReading<Row> {
  /** How many rows a page has at most. */
  size: number;
  /** The rows beyond a place, at most `most`; read backwards, they begin with the nearest to the place. */
  read: (part: { from: string | undefined; isBackwards: boolean; most: number }) => Promise<Row[]>;
  /** The place of a row in the order of the list. */
  placeOf: (row: Row) => string | undefined;
}

/**
 * Reads the asked page of a list by the places of its rows, so that rows that come or go meanwhile shift no page. Where
 * nothing is left beyond the place, the page is the first one: no reader ends on a page without a way on.
 */
export async function readListPage<Row>(asked: AskedPage, reading: PageReading<Row>): Promise<ListPage<Row>> {
  const { size, read, placeOf } = reading;
  const isBackwards = typeof asked.before === "string";
  const from = asked.before ?? asked.after ?? undefined;
  const found = await read({ from, isBackwards, most: size + 1 });
  if (found.length === 0 && from !== undefined) return readListPage({}, reading);
  const hasMore = found.length > size;
  const rows = found.slice(0, size);
  if (isBackwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  const hasPrevious = isBackwards ? hasMore : from !== undefined;
  const hasNext = isBackwards || hasMore;
  return {
    rows,
    previous: hasPrevious && first !== undefined ? placeOf(first) : undefined,
    next: hasNext && last !== undefined ? placeOf(last) : undefined,
  };
}
