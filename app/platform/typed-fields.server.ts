/**
 * What somebody typed into the form of a request, kept beside the request while it is answered: where nothing can be
 * saved, the page that says so gives it back.
 */
const typedInto = new WeakMap<Request, readonly TypedField[]>();

export interface TypedField {
  name: string;
  value: string;
}

/** Passwords, secrets and one-time tokens are typed anew. */
const isSecret = /pass|secret|token|^current$/i;

/** Keeps the texts of a form that was read; files are left out. */
export function keepTyped(request: Request, form: FormData): void {
  const texts: TypedField[] = [];
  for (const [name, value] of form) {
    if (typeof value === "string" && value !== "" && !isSecret.test(name)) texts.push({ name, value });
  }
  typedInto.set(request, texts);
}

/** What was kept of a request's form; undefined where none was read. */
export function typedFields(request: Request): readonly TypedField[] | undefined {
  return typedInto.get(request);
}
