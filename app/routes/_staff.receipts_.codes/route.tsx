import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { bindCode, unbindCode } from "#app/ratings/advance/bind-code.server.ts";
import { BindForm, BookTable, BoundTable, NewBookForm, type RefusedBinding } from "#app/ratings/advance/book-forms.tsx";
import { bookActSchema, newBookSchema } from "#app/ratings/advance/code-book.ts";
import { issueCodes } from "#app/ratings/advance/issue-codes.server.ts";
import { listBooks, listBoundCodes } from "#app/ratings/advance/list-codes.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

/** Codes issued in advance: binding them to dossiers, and making books of them. */
export const loader = staffLoader("receipts.print", async ({ context, staff, request, t }) => ({
  title: t("codes:book.title"),
  done: doneIn(request.url, ["bound", "unbound", "kept"]),
  counters: (await listOrganisation(context.db, staff.officeId, "counters")).map(({ id, name }) => ({ id, name })),
  bound: await listBoundCodes(context.db, staff.officeId),
  books: await listBooks(context.db, staff.officeId),
}));

export const action = staffAction("receipts.print", async ({ context, staff, request }) => {
  const form = await readForm(request);
  return form.get("act") === "issue" ? issue(context, staff, form) : change(context, staff, form);
});

async function issue(context: Context, staff: SignedIn, form: FormData) {
  const submission = parseForm(form, newBookSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply(), refused: null }, { status: 400 });
  const { labelSheet, firstLabel, language } = submission.value;
  const outcome = await issueCodes(context, staff, submission.value);
  if (outcome.ok) {
    const query = new URLSearchParams({ book: outcome.bookId, labelSheet, firstLabel: String(firstLabel), language });
    return redirect(`/receipts/codes/sheet?${query.toString()}`, 303);
  }
  const lastResult =
    outcome.reason === "tooMany"
      ? submission.reply({ formErrors: [outcome.reason] })
      : submission.reply({ fieldErrors: { counter: [outcome.reason] } });
  return data({ lastResult, refused: null }, { status: 409 });
}

async function change(context: Context, staff: SignedIn, form: FormData) {
  const typed = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 200) : "";
  };
  const refuse = (problems: RefusedBinding["problems"], status: number) =>
    data({ lastResult: null, refused: { code: typed("code"), number: typed("number"), problems } }, { status });
  const submission = parseForm(form, bookActSchema);
  if (submission.status !== "success") {
    const errors = submission.reply().error ?? {};
    const problems = (["code", "number"] as const).flatMap((field) =>
      (errors[field] ?? []).map((name) => ({ field, name, values: {} })),
    );
    return refuse(problems, 400);
  }
  const { value } = submission;
  if (value.act === "unbind") {
    return redirect(doneAddress("/receipts/codes", await unbindCode(context, staff, value.code)), 303);
  }
  const outcome = await bindCode(context, { ...staff, code: value.code, number: value.number });
  if (outcome.ok) return redirect(doneAddress("/receipts/codes", "bound"), 303);
  switch (outcome.reason) {
    case "codeUnknown":
      return refuse([{ field: "code", name: outcome.reason, values: {} }], 409);
    case "codeTaken":
      return refuse([{ field: "code", name: outcome.reason, values: { number: outcome.number } }], 409);
    case "numberTaken":
      return refuse([{ field: "number", name: outcome.reason, values: { code: outcome.code } }], 409);
  }
}

export default function IssuedCodesPage() {
  const t = useT();
  const { title, done, counters, bound, books } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <>
      <SubpageHead above="/receipts" back={t("codes:waiting.back")} title={title} />
      {done !== undefined && answered === undefined && (
        <Done>
          <p>{t(`codes:book.${done}Done`)}</p>
        </Done>
      )}
      <p>{t("codes:book.intro")}</p>
      <p className="muted">{t("codes:book.noEnd")}</p>
      <p>
        <a className="target" href="/receipts/waiting">
          {t("codes:waiting.link")}
        </a>
      </p>
      <BindForm refused={answered?.refused ?? undefined} />
      <BoundTable bound={bound} />
      <NewBookForm counters={counters} lastResult={answered?.lastResult ?? undefined} />
      <BookTable books={books} />
    </>
  );
}
