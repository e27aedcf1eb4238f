import { formatReceiptCode } from "#app/dossiers/receipt-code.ts";
import { readScore, type Score } from "#app/ratings/rating/rating.ts";
import type { CodeRefusal, KioskReceipt } from "./kiosk-receipt.ts";
import { facesSeconds, resetAddress, thanksSeconds, warningSeconds } from "./kiosk-screen.ts";
import type { KioskOutcome } from "./kiosk-tap.ts";
import type { Camera } from "./tablet-camera.client.ts";
import { isLink, readScanned } from "./scanned-code.ts";
import { TabletQueue, type WaitingTap } from "./tablet-queue.client.ts";
import { lookUp, NotPaired, sendTaps, sendWaiting, type Sent } from "./tablet-server.client.ts";

/**
 * The script of a tablet at a counter. The page works without it; with it, ratings are kept while the network is away,
 * a scanner may type at any time, and the camera reads codes. All words stand in the page: in `<template>`s.
 */

const main = required(document.querySelector<HTMLElement>("main[data-kiosk]"));
const address = main.dataset["kiosk"] ?? "";
const isActive = main.dataset["state"] === "active";
const queue = new TabletQueue(address);

/** How often what waits is sent again, how often the tablet says that it is there, and how long a page is shown. */
const sendAgainMilliseconds = 15_000;
const sayEveryMilliseconds = 5 * 60_000;
const pageMilliseconds = 12 * 3_600_000;

function required<Found>(found: Found | null): Found {
  if (found === null) throw new Error("the page of a tablet lacks a part");
  return found;
}

function part(name: string): HTMLElement | null {
  return main.querySelector<HTMLElement>(`[data-${name}]`);
}

function showPart(name: string, isShown = true): void {
  const found = part(name);
  if (found !== null) found.hidden = !isShown;
}

function write(name: string, text: string): void {
  const found = part(name);
  if (found !== null) found.textContent = text;
}

// --- Screens ---

type Screen = "start" | "faces" | "thanks";
let screen: Screen = "start";
let returning: number | undefined;
let camera: Camera | undefined;

function show(next: Screen): void {
  const template = required(document.querySelector<HTMLTemplateElement>(`template[data-screen="${next}"]`));
  clearTimeout(returning);
  camera?.stop();
  camera = undefined;
  screen = next;
  main.replaceChildren(template.content.cloneNode(true));
  window.scrollTo(0, 0);
}

function showStart(refusal?: CodeRefusal | "notKept", typed = ""): void {
  show("start");
  const field = required(main.querySelector<HTMLInputElement>("#code"));
  field.value = typed;
  if (refusal !== undefined) showPart(`refusal="${refusal}"`);
  showPart("camera", "mediaDevices" in navigator);
  field.focus();
  field.select();
}

function showFaces(receipt: KioskReceipt): void {
  show("faces");
  required(main.querySelector<HTMLInputElement>("input[name=code]")).value = receipt.code;
  write("procedure", receipt.procedureName);
  write("number", receipt.number);
  write("code", formatReceiptCode(receipt.code));
  showPart("code-label", !isLink(receipt.code));
  showPart("number-label", receipt.number !== "");
  main.querySelector("h1")?.focus();
  returnLater();
}

/** Returns after a while in which nobody touches the screen; before that, the screen asks. */
function returnLater(): void {
  clearTimeout(returning);
  showPart("warning", false);
  returning = window.setTimeout(() => {
    showPart("warning");
    returning = window.setTimeout(goBack, warningSeconds * 1000);
  }, facesSeconds * 1000);
}

function showThanks(score: Score, outcome: KioskOutcome | undefined): void {
  const face = required(main.querySelector(`button[value="${String(score)}"]`));
  const picture = required(face.querySelector("svg"));
  const label = face.querySelector("span")?.textContent ?? "";
  show("thanks");
  part("thanks")?.querySelector("svg")?.replaceWith(picture);
  write("label", label);
  showPart("recorded", outcome !== undefined);
  showPart("kept", outcome === undefined);
  showPart("later", outcome === "later-counts");
  showPart("early", outcome === "waiting");
  showPart("low", score <= 2);
  main.querySelector("h1")?.focus();
  returning = window.setTimeout(goBack, thanksSeconds * 1000);
}

/** Back to the first screen, in Vietnamese: the next person has not chosen the language. */
function goBack(): void {
  if (document.documentElement.lang !== "vi" && navigator.onLine) location.assign(resetAddress(counterCode()));
  else showStart();
}

function counterCode(): string {
  return address.split("/").at(-1) ?? "";
}

// --- Codes and ratings ---

async function findCode(typed: string): Promise<void> {
  const read = readScanned(typed);
  try {
    const found = await lookUp(address, typed);
    setOnline(true);
    if ("receipt" in found) showFaces(found.receipt);
    else showStart(found.refusal, found.refusal === "misread" ? "" : typed);
  } catch (error) {
    if (error instanceof NotPaired) location.reload();
    else {
      setOnline(false);
      // Without network nobody can say whether there is such a receipt; the check character finds what was mistyped.
      if (read === undefined) showStart("misread");
      else showFaces({ code: read.code, number: read.kind === "link" ? read.number : "", procedureName: "" });
    }
  }
}

async function rate(form: HTMLFormElement, score: Score): Promise<void> {
  // A second tap on the same faces is none.
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  clearTimeout(returning);
  const language = document.documentElement.lang;
  const [code, comment] = [textOf(form, "code"), textOf(form, "comment")];
  const tap = { id: newTapId(), code, score, comment, language, at: Date.now() };
  const outcome = await keepAndSend(tap);
  if (outcome === "lost") showStart("notKept");
  else if (outcome === "not-open") showStart("closed");
  else if (outcome === "unknown-code") showStart("unknown", tap.code);
  else showThanks(score, outcome);
}

function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}

/** What the server says of a rating; undefined if it waits on the tablet; "lost" if it can neither wait nor be sent. */
async function keepAndSend(tap: WaitingTap): Promise<KioskOutcome | "lost" | undefined> {
  try {
    await queue.add(tap);
  } catch {
    const sent = await sendTaps(address, [tap]).catch(() => undefined);
    return sent?.outcomes.get(tap.id) ?? "lost";
  }
  return (await sendAll())?.outcomes.get(tap.id);
}

/** Not `randomUUID`, which browsers have on https pages only. */
function newTapId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// --- Sending ---

let sending: Promise<Sent | undefined> | undefined;

/** Sends what waits, also what was added while an earlier sending was under way; undefined if it could not be sent. */
async function sendAll(): Promise<Sent | undefined> {
  await sending;
  sending ??= sendNow().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendNow(): Promise<Sent | undefined> {
  try {
    const sent = await sendWaiting(address, queue);
    setOnline(true);
    // The page says that the tablet is not used any more, once nothing waits.
    if (sent.isRevoked && isActive && (await countWaiting()) === 0) location.reload();
    return sent;
  } catch (error) {
    if (error instanceof NotPaired && isActive) location.reload();
    setOnline(!(error instanceof TypeError) && navigator.onLine);
    return undefined;
  } finally {
    await showWaiting();
  }
}

async function countWaiting(): Promise<number> {
  return queue.list().then(
    (taps) => taps.length,
    () => 0,
  );
}

function setOnline(isOnline: boolean): void {
  required(document.querySelector<HTMLElement>("[data-offline]")).hidden = isOnline;
}

async function showWaiting(): Promise<void> {
  const count = await countWaiting();
  const place = required(document.querySelector<HTMLElement>("[data-waiting]"));
  place.hidden = count === 0;
  place.textContent = (place.dataset["waiting"] ?? "").replace("#", String(count));
}

// --- What people and scanners do ---

function onSubmit(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const score = readScore((event.submitter as HTMLButtonElement | null)?.value);
  if (!isActive || form.closest("main") === null) return;
  event.preventDefault();
  if ("faces" in form.dataset) {
    if (score !== undefined && event.submitter?.getAttribute("name") === "score") void rate(form, score);
    else returnLater();
  } else void findCode(textOf(form, "code"));
}

function onClick(event: MouseEvent): void {
  const tapped = (event.target as Element).closest<HTMLElement>("[data-next], [data-stay], [data-camera]");
  if (tapped === null || !isActive) return;
  event.preventDefault();
  if ("next" in tapped.dataset) goBack();
  else if ("stay" in tapped.dataset) {
    clearTimeout(returning);
    tapped.hidden = true;
    write("resets", part("resets")?.dataset["stays"] ?? "");
  } else void toggleCamera();
}

async function toggleCamera(): Promise<void> {
  if (camera !== undefined) {
    showStart();
    return;
  }
  showPart("aim");
  try {
    const { openCamera } = await import("./tablet-camera.client.ts");
    camera = await openCamera(required(main.querySelector("video")), (text) => void findCode(text));
    write("camera", part("camera")?.dataset["stop"] ?? "");
    clearTimeout(returning);
    returning = window.setTimeout(showStart, facesSeconds * 1000);
  } catch {
    showStart();
    showPart("camera", false);
    showPart("no-camera");
  }
}

/** What a scanner has typed outside of a field: quick keys, then Enter. */
let scanned = "";
let scannedAt = 0;
const quickMilliseconds = 300;
const shortestScan = 8;

function onKey(event: KeyboardEvent): void {
  if (screen === "faces") returnLater();
  if ((event.target as Element).matches("input, textarea")) return;
  const now = performance.now();
  if (now - scannedAt > quickMilliseconds) scanned = "";
  scannedAt = now;
  if (event.key.length === 1) scanned += event.key;
  else if (event.key === "Enter" && scanned.length >= shortestScan) {
    event.preventDefault();
    void findCode(scanned);
    scanned = "";
  }
}

document.addEventListener("submit", onSubmit);
document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
document.addEventListener("pointerdown", () => {
  if (screen === "faces") returnLater();
});
window.addEventListener("online", () => void sendAll());
window.addEventListener("offline", () => {
  setOnline(false);
});
setInterval(() => {
  void countWaiting().then((count) => (count > 0 ? sendAll() : undefined));
}, sendAgainMilliseconds);
if (isActive) {
  const openedAt = performance.now();
  setInterval(() => {
    void sendAll().then((sent) => {
      const isOld = performance.now() - openedAt > pageMilliseconds;
      if (sent !== undefined && isOld && screen === "start") location.reload();
    });
  }, sayEveryMilliseconds);
  const shown = main.querySelector("[data-faces]") ?? main.querySelector("[data-thanks]");
  if (shown?.matches("[data-faces]") === true) {
    screen = "faces";
    returnLater();
  } else if (shown !== null) {
    screen = "thanks";
    returning = window.setTimeout(goBack, thanksSeconds * 1000);
  } else showPart("camera", "mediaDevices" in navigator);
}
void countWaiting().then((count) => (count > 0 || isActive ? sendAll() : undefined));
