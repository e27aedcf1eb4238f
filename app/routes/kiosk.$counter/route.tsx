import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { languageOf } from "#app/i18n/language.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { checkKiosk, findKioskCounter, renewedCookie } from "#app/ratings/kiosk/check-kiosk.server.ts";
import { findKioskReceipt } from "#app/ratings/kiosk/find-kiosk-receipt.server.ts";
import { FacesForm, KioskShell, StartScreen, ThanksScreen } from "#app/ratings/kiosk/kiosk-parts.tsx";
import type { CodeRefusal } from "#app/ratings/kiosk/kiosk-receipt.ts";
import { kioskAddress, thanksAddress, type FacesScreen } from "#app/ratings/kiosk/kiosk-screen.ts";
import { PairForm } from "#app/ratings/kiosk/pair-form.tsx";
import { pairKiosk } from "#app/ratings/kiosk/pair-kiosk.server.ts";
import { TabletScript } from "#app/ratings/kiosk/tablet-script.tsx";
import { readTappedForm } from "#app/ratings/kiosk/tapped-form.ts";
import { takeKioskTap } from "#app/ratings/kiosk/take-taps.server.ts";
import { readScore } from "#app/ratings/rating/rating.ts";
import kioskStyle from "#app/ui/kiosk.css?url";

export const handle = { shell: "citizen" };

/** The screen of a counter's tablet, or the field for the pairing code on any other device. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const counter = await findKioskCounter(context.db, params["counter"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (counter === undefined) throw new Response(null, { status: 404 });
  const kiosk = await checkKiosk(context, request, counter);
  const isActive = kiosk?.isRevoked === false;
  const asked = new URL(request.url).searchParams;
  const score = readScore(asked.get("thanks"));
  const t = translator(languageOf(request));
  return data(
    {
      title: t(isActive ? "kiosk:screen.title" : "kiosk:pair.title"),
      counter: { code: counter.code, name: counter.name, officeName: counter.officeName },
      state: isActive ? ("active" as const) : kiosk === undefined ? ("unpaired" as const) : ("revoked" as const),
      thanks: score && {
        score,
        isLaterCounting: asked.has("later"),
        isEarly: asked.has("early"),
        isKept: asked.has("stay"),
      },
    },
    { headers: isActive ? { "Set-Cookie": renewedCookie(context, request) } : {} },
  );
}

const statuses = { misread: 400, unknown: 404, closed: 410, tooMany: 429 } as const satisfies Record<
  CodeRefusal,
  number
>;

interface Answered {
  faces?: FacesScreen | undefined;
  refusal?: CodeRefusal | undefined;
  typed?: string | undefined;
  pairing?: "wrong" | "tooMany" | undefined;
}

/**
 * Pairs the device, looks a code up, or takes a tap. The faces are the answer to the code and no page of their own: the
 * next person finds no receipt in the addresses of the tablet.
 */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const counter = await findKioskCounter(context.db, params["counter"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (counter === undefined) throw new Response(null, { status: 404 });
  const form = await readForm(request);
  const address = kioskAddress(counter.code);
  const pairing = form.get("pairing");
  if (typeof pairing === "string") {
    const paired = await pairKiosk(context, counter, pairing);
    if (paired.ok) return redirect(address, { status: 303, headers: { "Set-Cookie": paired.cookie } });
    return data<Answered>({ pairing: paired.reason }, { status: paired.reason === "wrong" ? 400 : 429 });
  }
  const kiosk = await checkKiosk(context, request, counter);
  if (kiosk === undefined) return data<Answered>({}, { status: 403 });
  const { tap, code, comment } = readTappedForm(form);
  const refused = (refusal: CodeRefusal) => data<Answered>({ refusal, typed: code }, { status: statuses[refusal] });
  if (tap === undefined) {
    if (kiosk.isRevoked) return data<Answered>({}, { status: 403 });
    const receipt = await findKioskReceipt(context, code);
    if (typeof receipt === "string") return refused(receipt);
    return data<Answered>({ faces: { receipt, tapId: newId(), comment } });
  }
  const outcome = await takeKioskTap(context, kiosk, { ...tap, language: languageOf(request) });
  if (outcome === undefined) return refused("tooMany");
  if (outcome === "not-open") return refused("closed");
  if (outcome === "unknown-code") return refused("unknown");
  return redirect(thanksAddress(counter.code, tap.score, outcome), 303);
}

export default function KioskPage() {
  const { counter, state, thanks } = useLoaderData<typeof loader>();
  const answered: Answered = useActionData<typeof action>() ?? {};
  return (
    <>
      <KioskShell
        officeName={counter.officeName}
        counterName={counter.name}
        counterCode={counter.code}
        isActive={state === "active"}
      >
        <link rel="stylesheet" href={kioskStyle} />
        {state === "active" ? (
          <ActiveScreen counterCode={counter.code} answered={answered} thanks={thanks} />
        ) : (
          <PairForm counterCode={counter.code} problem={answered.pairing} isRevoked={state === "revoked"} />
        )}
      </KioskShell>
      <TabletScript counterCode={counter.code} isActive={state === "active"} />
    </>
  );
}

interface ActiveProps {
  counterCode: string;
  answered: Answered;
  thanks: ReturnType<typeof useLoaderData<typeof loader>>["thanks"];
}

function ActiveScreen({ counterCode, answered: { faces, refusal, typed = "" }, thanks }: ActiveProps) {
  if (faces !== undefined) return <FacesForm counterCode={counterCode} faces={faces} />;
  if (refusal === undefined && thanks !== undefined) return <ThanksScreen counterCode={counterCode} thanks={thanks} />;
  return <StartScreen counterCode={counterCode} refusal={refusal} typed={typed} />;
}
