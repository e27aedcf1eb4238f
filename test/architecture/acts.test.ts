import { expect, test } from "vitest";
import { filesBelow, read, withoutComments, type SourceFile } from "./tree.ts";

const routes = read(filesBelow("app/routes").filter((path) => /(\/route\.tsx|\.ts)$/.test(path)));

/** Acts that lead to a page which is nothing but their confirmation, and answers where nothing was done. */
const withoutConfirmation = new Set([
  // The tap leads to the thanks, the questions to their own last page.
  "_citizen.r.$code: `/r/${given.receipt.code}/details`",
  "_citizen.r.$code: `${given.path}?rated=1`",
  '_citizen.r.$code_.details: outcome === "saved" ? `${address}/details?saved=1` : address',
  // A pairing code leads to the screen of the tablet, a tap to the thanks.
  "kiosk.$counter: address",
  "kiosk.$counter: thanksAddress(counter.code, tap.score, outcome)",
  // A tap by a link that other software printed leads to the thanks, or to the page that says why it does not count.
  "_citizen.s.$secret.$: `${given.path}?rated=1`",
  "_citizen.s.$secret.$: `/r/${given.receipt.code}/details`",
  "_citizen.s.$secret.$: `/r/${given.receipt.code}`",
  // A complaint leads to its codes; codes lead to their case.
  "_citizen.complaint: `/t/${reference}`",
  "_citizen.r.$code_.complaint: `/t/${reference}`",
  "_citizen.t._index: `/t/${outcome.reference}`",
  "_citizen.t.$reference: `/t/${outcome.reference}`",
  // The cookie is gone, or the case was closed meanwhile: the page asks anew.
  "_citizen.t.$reference: `/t/${reference}`",
  // The sheet to be printed, or the choice again where nothing was left to print.
  "_staff.receipts._index: withBack(`/receipts/sheet?${query.toString()}`, chosen)",
  '_staff.receipts._index: "/receipts"',
  "_staff.receipts_.codes: `/receipts/codes/sheet?${query.toString()}`",
  // The account was closed meanwhile: its page says so.
  "_staff.settings.staff_.$id: `/settings/staff/${account.id}`",
  "_staff.settings.staff_.$id_.close: `/settings/staff/${id}`",
  // Signing in leads to where the person wanted to go.
  "sign-in: address",
]);

function nameOf(path: string): string {
  return path.replace(/^app\/routes\//, "").replace(/(\/route\.tsx|\.ts)$/, "");
}

/** The arguments of every `name(…)` in the code, as written. */
function callsOf(name: string, code: string): string[] {
  return [...code.matchAll(new RegExp(`\\b${name}\\(`, "g"))].map(({ 0: start, index }) => {
    let depth = 1;
    let end = index + start.length;
    for (; depth > 0 && end < code.length; end += 1)
      depth += "([{".includes(code[end] ?? "") ? 1 : ")]}".includes(code[end] ?? "") ? -1 : 0;
    return code.slice(index + start.length, end - 1);
  });
}

/** Where the forms of a route lead (a posted form is answered by 303), but for the ones that need no confirmation. */
function unconfirmed({ path, text }: SourceFile): string[] {
  return callsOf("redirect", withoutComments(text))
    .filter((call) => call.includes("303") || /status,|status: 303/.test(call))
    .filter((call) => !call.startsWith("doneAddress("))
    .map((call) => `${nameOf(path)}: ${call.replace(/,\s*(303|\{[\s\S]*\})\s*$/, "").trim()}`);
}

/** The address of a route and the one of a confirmation as one spelling, `/inbox/*`. */
function shapeOfRoute(path: string): string {
  const segments = nameOf(path)
    .split(".")
    .filter((segment) => !segment.startsWith("_"));
  return `/${segments.map((segment) => (segment.startsWith("$") ? "*" : segment.replace(/_$/, ""))).join("/")}`;
}

function shapesOfConfirmations({ text }: SourceFile): string[] {
  const code = withoutComments(text);
  const address = /const address = "([^"]+)"/.exec(code)?.[1] ?? "";
  return callsOf("doneAddress", code).map((call) => {
    const path = /^\s*(?:"([^"]+)"|`([^`]+)`|address\b)/.exec(call);
    return (path?.[1] ?? path?.[2] ?? address).replace(/\$\{[^}]*\}/g, "*");
  });
}

test("every act is confirmed in words at the top of the page it leads to", () => {
  const found = routes.flatMap(unconfirmed);
  expect(found.filter((one) => !withoutConfirmation.has(one))).toEqual([]);
  expect([...withoutConfirmation].filter((one) => !found.includes(one))).toEqual([]);
});

test("every page that a confirmation leads to knows its words", () => {
  const pages = new Map(routes.map((route) => [shapeOfRoute(route.path), withoutComments(route.text)]));
  const shapes = new Set(routes.flatMap(shapesOfConfirmations));
  expect(shapes.size).toBeGreaterThan(12);
  for (const shape of shapes) {
    const page = pages.get(shape) ?? "";
    expect(page, shape).toMatch(/\bdoneIn\(/);
    // The frame of a page of settings says it where `isSaved` is given.
    expect(page, shape).toMatch(/<(Done|CaseDone|SenderDone)\b|<SettingsPage\b[^>]*\bisSaved=\{done !==/);
  }
});

test("an act without its words would be seen", () => {
  const silent = {
    path: "app/routes/_staff.planted/route.tsx",
    text: 'export const action = staffAction("a.b", () => redirect("/planted", 303));',
  };
  expect(unconfirmed(silent)).toEqual(['_staff.planted: "/planted"']);
  const told = { ...silent, text: silent.text.replace('"/planted"', 'doneAddress("/planted", "saved")') };
  expect(unconfirmed(told)).toEqual([]);
});
