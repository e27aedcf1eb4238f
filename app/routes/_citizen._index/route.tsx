import { data, redirect, type LoaderFunctionArgs } from "@remix-run/node";
import type { Emblem } from "#app/offices/emblem.ts";
import { findOnlyEmblem } from "#app/offices/find-emblem.server.ts";
import { useLoaderData } from "@remix-run/react";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { CodeForm, CodeRules, CodeSummary } from "#app/ratings/rating/code-form.tsx";
import { codeInTyped, type CodeTrouble } from "#app/ratings/rating/code-problem.ts";
import { needsSetup } from "#app/installation/setup-token.server.ts";

interface HomeData {
  title: string;
  emblem: Emblem | null;
  typed?: string;
  trouble?: CodeTrouble;
}

/**
 * Without a code, the field to enter one; with `/?code=…`, leads to its rating page or shows the problem of the code.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  // An installation without an office has nothing for citizens yet: the first visitor is the person who sets it up.
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (await needsSetup(context.db)) throw redirect("/setup");
  const emblem = await findOnlyEmblem(context.db);
  const title = translator(languageOf(request))("home:title");
  const sent = new URL(request.url).searchParams.get("code");
  if (sent === null) return data<HomeData>({ title, emblem });
  const typed = codeInTyped(sent);
  if (typed === "") return data<HomeData>({ title, emblem, trouble: { reason: "empty" } }, { status: 400 });
  const read = readReceiptCode(typed);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (read.ok) throw redirect(`/r/${read.code}`);
  return data<HomeData>({ title, emblem, typed, trouble: read.problem }, { status: 400 });
}

export default function Home() {
  const t = useT();
  const { typed, trouble } = useLoaderData<typeof loader>();
  return (
    <>
      {trouble !== undefined && <CodeSummary trouble={trouble} />}
      <h1>{t("home:title")}</h1>
      <p>{t("home:lead")}</p>
      <CodeForm {...(typed === undefined ? {} : { typed })} {...(trouble === undefined ? {} : { trouble })} />
      {trouble !== undefined && <CodeRules />}
      <section>
        <h2>{t("home:waysTitle")}</h2>
        <ul className="ways" role="list">
          <li>
            <a href="/complaint">{t("shell:complain")}</a>
            <span>{t("home:complainText")}</span>
          </li>
          <li>
            <a href="/t">{t("shell:follow")}</a>
            <span>{t("home:followText")}</span>
          </li>
          <li>
            <a href="/results">{t("shell:results")}</a>
            <span>{t("home:resultsText")}</span>
          </li>
        </ul>
      </section>
    </>
  );
}
