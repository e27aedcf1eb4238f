/** Reads a CSV file by its description only, as other software does (Data Package 2.0, Table Schema). */

interface Field {
  name: string;
  type: string;
  decimalChar?: string;
  trueValues?: string[];
  falseValues?: string[];
  constraints: { required: boolean; minimum?: number; maximum?: number; enum?: string[]; pattern?: string };
}

export interface DescribedTable {
  dialect: { delimiter: string; quoteChar: string; lineTerminator: string };
  schema: { fields: Field[]; missingValues: string[]; primaryKey: string[] };
}

/** The records of a delimited text with quotes as in RFC 4180. */
export function recordsOf(
  text: string,
  { delimiter, quoteChar, lineTerminator }: DescribedTable["dialect"],
): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== quoteChar) cell += sign;
      else if (text.charAt(at + 1) === quoteChar) cell += text.charAt(++at);
      else isQuoted = false;
    } else if (sign === quoteChar && cell === "") isQuoted = true;
    else if (sign === delimiter) {
      record.push(cell);
      cell = "";
    } else if (text.startsWith(lineTerminator, at)) {
      records.push([...record, cell]);
      record = [];
      cell = "";
      at += lineTerminator.length - 1;
    } else cell += sign;
  }
  return records;
}

/** What in the text contradicts its description; empty if nothing does. */
export function contradictions(text: string, { dialect, schema }: DescribedTable): string[] {
  const [head = [], ...lines] = recordsOf(text, dialect);
  const names = schema.fields.map(({ name }) => name);
  const found = head.join() === names.join() ? [] : [`heads: ${head.join()} instead of ${names.join()}`];
  const keys = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line.length !== names.length) found.push(`line ${String(index)}: ${String(line.length)} cells`);
    for (const [column, field] of schema.fields.entries()) {
      const problem = problemOf(line[column] ?? "", field, schema.missingValues);
      if (problem !== undefined) found.push(`line ${String(index)}, ${field.name}: ${problem} “${line[column] ?? ""}”`);
    }
    const key = schema.primaryKey.map((name) => line[names.indexOf(name)]).join("\n");
    if (keys.has(key)) found.push(`line ${String(index)}: key twice`);
    keys.add(key);
  }
  return found;
}

const forms: Readonly<Record<string, RegExp>> = {
  string: /^[\s\S]*$/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  yearmonth: /^\d{4}-(0[1-9]|1[0-2])$/,
};

function problemOf(cell: string, field: Field, missing: readonly string[]): string | undefined {
  const { type, constraints, decimalChar, trueValues = [], falseValues = [] } = field;
  if (missing.includes(cell)) return constraints.required ? "missing" : undefined;
  if (type === "boolean") return [...trueValues, ...falseValues].includes(cell) ? undefined : "no boolean";
  const plain = decimalChar === undefined ? cell : cell.replace(decimalChar, ".");
  if (forms[type]?.test(plain) !== true) return `no ${type}`;
  if (constraints.minimum !== undefined && Number(plain) < constraints.minimum) return "too small";
  if (constraints.maximum !== undefined && Number(plain) > constraints.maximum) return "too large";
  if (constraints.enum !== undefined && !constraints.enum.includes(cell)) return "not one of the values";
  if (constraints.pattern !== undefined && !new RegExp(`^(?:${constraints.pattern})$`).test(cell)) return "other form";
  return undefined;
}
