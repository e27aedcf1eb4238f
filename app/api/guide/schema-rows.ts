import { z } from "zod";

/** A field of a body or parameter as the page about the API lists it. */
export interface SchemaRow {
  /** Such as `dossiers[].procedure.code`. */
  name: string;
  type: string;
  /** Whether it must be sent; false in answers. */
  isRequired: boolean;
  meaning: string;
}

interface Described {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Described[];
  description?: string;
  properties?: Record<string, Described>;
  required?: string[];
  items?: Described;
  additionalProperties?: Described | boolean;
}

/** The fields of a schema, those within others below them. */
export function schemaRows(schema: z.ZodType, io: "input" | "output"): SchemaRow[] {
  return fieldsOf(z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Described, "", io);
}

function fieldsOf(schema: Described, prefix: string, io: "input" | "output"): SchemaRow[] {
  const within = Object.entries(schema.properties ?? {}).flatMap(([field, described]) => {
    const name = prefix === "" ? field : `${prefix}.${field}`;
    const isRequired = io === "input" && (schema.required?.includes(field) ?? false);
    const row = { name, type: typeOf(described), isRequired, meaning: described.description ?? "" };
    return [row, ...below(described, name, io)];
  });
  const others = schema.additionalProperties;
  return typeof others === "object" ? [...within, ...fieldsOf(others, `${prefix}.{name}`, io)] : within;
}

function below(schema: Described, name: string, io: "input" | "output"): SchemaRow[] {
  if (schema.items !== undefined) return fieldsOf(schema.items, `${name}[]`, io);
  const part = schema.anyOf?.find(({ properties }) => properties !== undefined) ?? schema;
  return fieldsOf(part, name, io);
}

function typeOf(schema: Described): string {
  if (schema.enum !== undefined) return schema.enum.map(String).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(" | ");
  const type = [schema.type ?? "any"].flat().join(" | ");
  return schema.format === undefined ? type : `${type} (${schema.format})`;
}
