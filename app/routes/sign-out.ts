import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { doneAddress } from "#app/platform/forms/done.ts";
import { signOut } from "#app/staff/sessions/sign-out.server.ts";

/** Opening the address does not sign out; only a form of this site does. */
export function loader() {
  return redirect("/sign-in");
}

export async function action({ context, request }: ActionFunctionArgs) {
  const headers = { "Set-Cookie": await signOut(context, request) };
  return redirect(doneAddress("/sign-in", "out"), { status: 303, headers });
}
