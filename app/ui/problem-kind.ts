/** What a page of the product refuses, by HTTP status: names of texts `shell:errors.{kind}Title` and `…Text`. */
const kinds = {
  400: "lengthRequired",
  403: "forbidden",
  404: "notFound",
  413: "tooLarge",
  429: "tooMany",
} as const;

/** The kind of a refusal or failure; other statuses of the asker's are a request that is not taken. */
export function problemKindOf(status: number): (typeof kinds)[keyof typeof kinds] | "method" | "broken" {
  if (status < 400 || status >= 500) return "broken";
  return status in kinds ? kinds[status as keyof typeof kinds] : "method";
}
