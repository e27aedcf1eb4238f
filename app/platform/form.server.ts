/** The fields of a posted form; none where the body is no form, so that the page answers what is missing instead of failing. */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return new FormData();
  try {
    return await request.formData();
  } catch {
    return new FormData();
  }
}
