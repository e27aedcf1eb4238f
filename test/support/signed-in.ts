import type { Role } from "#app/staff/permissions.ts";
import type { Demo } from "./demo-template.ts";

/** Signs in a role of the demonstration without a browser; returns its cookie as a request header. */
export async function cookieOf(url: string, demo: Demo, role: Role): Promise<string> {
  const account = demo.signIns.find((signIn) => signIn.role === role);
  if (account === undefined) throw new Error(`the demonstration has no ${role}`);
  const body = new URLSearchParams({ email: account.email, password: account.password });
  const answer = await fetch(`${url}/sign-in`, { method: "POST", redirect: "manual", body });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0] ?? "");
  if (answer.status !== 302 && answer.status !== 303) throw new Error(`sign-in answered ${String(answer.status)}`);
  return cookies.join("; ");
}
