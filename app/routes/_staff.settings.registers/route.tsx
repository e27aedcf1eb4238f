import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { forgetProfile, listProfiles } from "#app/imports/profiles/column-profiles.server.ts";
import { ProfileList } from "#app/imports/profiles/profile-list.tsx";
import { registerWordSchema, wordKinds } from "#app/imports/profiles/register-word.ts";
import { forgetRegisterWord, listRegisterWords, setRegisterWord } from "#app/imports/profiles/register-words.server.ts";
import { ChangeableWords } from "#app/imports/profiles/register-words.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** How the office's registers are read: the columns that people told, and the words they explained. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => ({
  title: t("settings:pages.registers.title"),
  done: doneIn(request.url, ["saved"]),
  profiles: await listProfiles(context.db, staff.officeId),
  words: await listRegisterWords(context.db, staff.officeId),
}));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const form = await readForm(request);
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const intent = field("intent");
  if (intent === "forget-profile") await forgetProfile(context, staff, field("header"));
  if (intent === "forget") {
    const kind = wordKinds.find((one) => one === field("kind"));
    if (kind !== undefined) await forgetRegisterWord(context, staff, kind, field("word"));
  }
  if (intent === "word") {
    const submission = parseForm(form, registerWordSchema);
    if (submission.status !== "success") {
      return data({ kind: field("kind"), word: field("word"), lastResult: submission.reply() }, { status: 400 });
    }
    const { kind, word, meaning } = submission.value;
    await setRegisterWord(context, staff, { kind, written: word, meaning });
  }
  return redirect(doneAddress("/settings/registers", "saved"), 303);
});

export default function RegistersPage() {
  const t = useT();
  const { title, done, profiles, words } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <SettingsPage title={title} isSaved={done !== undefined && refused === undefined}>
      <p className="muted">{t("imports:profiles.intro")}</p>
      <h2>{t("imports:profiles.heading")}</h2>
      <ProfileList profiles={profiles} />
      <h2>{t("imports:words.known")}</h2>
      {words.length === 0 && <p>{t("imports:words.none")}</p>}
      <ChangeableWords words={words} refused={refused} />
    </SettingsPage>
  );
}
