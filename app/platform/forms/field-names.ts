import { z } from "zod";

/**
 * The names of the fields a form's schema has. Throws for a schema that is not made of objects: such a form has no
 * fields, which is a defect of the code.
 */
export function fieldNamesOf(schema: z.core.$ZodType): ReadonlySet<string> {
  if (schema instanceof z.ZodObject) return new Set(Object.keys(schema.shape));
  if (schema instanceof z.ZodIntersection) return namesOfAll([schema.def.left, schema.def.right]);
  if (schema instanceof z.ZodUnion) return namesOfAll(schema.options);
  if (schema instanceof z.ZodPipe) return fieldNamesOf(schema.in);
  throw new TypeError(`a form's schema is an object, not ${schema._zod.def.type}`);
}

function namesOfAll(schemas: readonly z.core.$ZodType[]): ReadonlySet<string> {
  return new Set(schemas.flatMap((schema) => [...fieldNamesOf(schema)]));
}
