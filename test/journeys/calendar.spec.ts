import holidays from "#app/deadlines/calendar/working-calendar-vn.json" with { type: "json" };
import { formatDay } from "#app/i18n/format.ts";
import { addDays, dayOf, instantFromDate, type Day } from "#app/platform/day.ts";
import { send, sendComplaint } from "#test/support/case-pages.ts";
import { expect, test } from "#test/support/journey.ts";

const known = JSON.stringify(holidays);
const today = dayOf(instantFromDate(new Date()));

/** The first day after `from` that is such a weekday (0 is Sunday) and stands in no announcement. */
function nextFree(from: Day, weekdays: readonly number[]): Day {
  let next = addDays(from, 1);
  while (!weekdays.includes(new Date(next).getUTCDay()) || known.includes(next)) next = addDays(next, 1);
  return next;
}

test("two days change places: which cases move is seen before it is saved, and each says why afterwards", async ({
  citizen,
  signIn,
}) => {
  const reference = await sendComplaint(citizen, `Cần thêm quạt ở sảnh, lần ${String(Date.now())}`);
  const status = citizen.url();
  const office = await signIn("office");
  const off = nextFree(today, [1, 2, 3, 4, 5]);
  const makeUp = nextFree(addDays(today, 40), [6]);
  const reason = `Thông báo thử về hoán đổi, lần ${String(Date.now())}`;
  await office.goto("/settings/calendar/days");
  const form = office.locator("form#swap");
  await form.locator("input[name=off]").fill(formatDay(off));
  await form.locator("input[name=makeUp]").fill(formatDay(makeUp));
  await form.locator("input[name=source]").fill(reason);
  await send(form);
  const line = office.locator("tr", { hasText: reference });
  await expect(line, "the preview names the case").toHaveCount(1);
  const [from, to] = (await line.innerText()).match(/\d{2}\/\d{2}\/\d{4}/g) ?? [];
  expect(from).not.toBe(to);

  const elsewhere = await signIn("administrator");
  await elsewhere.goto(`/settings/calendar?year=${off.slice(0, 4)}`);
  await expect(elsewhere.getByRole("main"), "nothing is saved yet").not.toContainText(reason);

  await send(office.locator("form[action='/settings/calendar/change']"));
  await expect(office).toHaveURL(/moved=[1-9]\d*&done=saved#done/);
  await expect(office.getByRole("main")).toContainText(reason);
  await office.goto(`/inbox/${reference}`);
  await citizen.goto(status);
  for (const page of [office, citizen]) {
    await expect(page.getByRole("main")).toContainText(reason);
    await expect(page.getByRole("main")).toContainText(`từ ngày ${from ?? "?"} sang ngày ${to ?? "?"}`);
  }
});
