import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fillOfficeText } from "#app/i18n/office-words.ts";
import { useT } from "#app/i18n/page.tsx";
import { findOfficeDetails } from "#app/offices/find-office-details.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import {
  findTextInfo,
  officeTextInfos,
  officeTextKey,
  officeTextSchema,
  productText,
  sampleValues,
  shownText,
} from "#app/settings/office-text.ts";
import { findAllOfficeTexts, setOfficeText } from "#app/settings/office-texts.server.ts";
import { TextForm, type TextPreview } from "#app/settings/text-form.tsx";
import { TextList } from "#app/settings/text-list.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

/** The words of messages and of a few sentences on citizen pages. `?change={key}` opens one. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, language, t }) => {
  const own = await findAllOfficeTexts(context.db, staff.officeId);
  const asked = findTextInfo(new URL(request.url).searchParams.get("change"))?.key;
  const ownIn = (of: "vi" | "en", key: string) => shownText(own[of][key] ?? "", of);
  return {
    title: t("settings:pages.texts.title"),
    done: doneIn(request.url, ["saved", "reset"]),
    texts: officeTextInfos.map((info) => ({
      ...info,
      words: shownText(own[language][info.key] ?? productText(info.key, language), language),
      isOwn: own.vi[info.key] !== undefined || own.en[info.key] !== undefined,
    })),
    changing:
      asked === undefined
        ? undefined
        : { textKey: asked, own: { vi: ownIn("vi", asked), en: ownIn("en", asked) }, shown: officeTextKey(own, asked) },
  };
});

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const form = await readForm(request);
  const intent = form.get("intent");
  if (intent === "reset") for (const language of ["vi", "en"]) form.delete(language);
  const submission = parseForm(form, officeTextSchema);
  if (submission.status !== "success") return data({ reply: submission.reply(), preview: null }, { status: 400 });
  const { key, vi, en } = submission.value;
  if (intent === "preview") {
    const office = await findOfficeDetails(context.db, staff.officeId);
    const filled = (words: string, language: "vi" | "en") =>
      fillOfficeText(words === "" ? productText(key, language) : words, sampleValues(language, office));
    const preview: TextPreview = { vi: filled(vi, "vi"), en: filled(en, "en") };
    return data({ reply: submission.reply(), preview });
  }
  const changed = await setOfficeText(context, staff, submission.value);
  if (changed.ok) return redirect(doneAddress("/settings/texts", intent === "reset" ? "reset" : "saved"), 303);
  return data({ reply: submission.reply({ formErrors: ["changedMeanwhile"] }), preview: null }, { status: 409 });
});

export default function TextsPage() {
  const t = useT();
  const { title, done, texts, changing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="narrow">
      <SubpageHead above="/settings" back={t("settings:back")} title={title} />
      {done !== undefined && answer === undefined && (
        <Done>
          <p>{t(`settings:texts.done.${done}`)}</p>
        </Done>
      )}
      <p>{t("settings:texts.intro")}</p>
      {changing !== undefined && (
        <TextForm
          key={changing.textKey}
          {...changing}
          lastResult={answer?.reply}
          preview={answer?.preview ?? undefined}
        />
      )}
      <TextList texts={texts} />
    </div>
  );
}
