import type { Route } from "#app/api/contract/route.ts";

/** The receipt code of examples; the command asks for a real one first. */
const exampleCode = "ABCDE-FGHJK";

/**
 * A command for the shell that asks a route with its example and works when it is pasted; the key comes from the variable
 * HAILONG_KEY.
 */
export function sampleCommand(route: Route, base: string, receiptRoute: Route): string {
  const body = route.example === undefined ? undefined : JSON.stringify(route.example, null, 2);
  const usesCode = body?.includes(exampleCode) === true;
  const lines = [
    `curl ${route.method === "GET" ? "" : `-X ${route.method} `}"${base}${filledPath(route)}"`,
    `-H "Authorization: Bearer $HAILONG_KEY"`,
  ];
  if (body !== undefined) {
    lines.push(`-H "Content-Type: application/json"`);
    lines.push(`-d ${quotedForShell(body).replace(exampleCode, `'"$CODE"'`)}`);
  }
  if (route.content.type === "image/png") lines.push("-o qr.png");
  const command = lines.join(" \\\n  ");
  return usesCode ? `${codeCommand(receiptRoute, base)}\n${command}` : command;
}

/** Puts the code of the example's receipt into the variable CODE. */
function codeCommand(receiptRoute: Route, base: string): string {
  const address = `"${base}${filledPath(receiptRoute)}"`;
  return `CODE=$(curl -s ${address} -H "Authorization: Bearer $HAILONG_KEY" | sed 's/.*"code":"\\([^"]*\\)".*/\\1/')`;
}

function filledPath({ path, exampleParameters = {} }: Route): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(exampleParameters[name] ?? ""));
}

function quotedForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
