/** The kinds of refusals and failures by HTTP status, which name the texts `shell:errors.{kind}Title` and `…Text`. */
const kinds = {
  400: "lengthRequired",
  403: "forbidden",
  404: "notFound",
  409: "otherOffice",
  413: "tooLarge",
  429: "tooMany",
} as const;

/** The kind of a refusal or failure. For other statuses from 400 to 499 it is "method": a request that the page does not accept. */
export function problemKindOf(status: number): (typeof kinds)[keyof typeof kinds] | "method" | "broken" {
  if (status < 400 || status >= 500) return "broken";
  return status in kinds ? kinds[status as keyof typeof kinds] : "method";
}
