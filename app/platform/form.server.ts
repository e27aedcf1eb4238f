/**
 * The fields of a posted form; none where the body is no form, so that the page answers what is missing instead of failing.
 * A NUL in a text is left out: PostgreSQL keeps none, and nobody types one.
 */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return new FormData();
  try {
    return withoutNul(await request.formData());
  } catch {
    return new FormData();
  }
}

function withoutNul(sent: FormData): FormData {
  const form = new FormData();
  for (const [name, value] of sent) {
    form.append(name, typeof value === "string" ? value.replaceAll("\0", "") : value);
  }
  return form;
}
