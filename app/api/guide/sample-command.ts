import type { Route } from "#app/api/contract/route.ts";

/** The receipt code of examples; the command asks for a real one first. */
const exampleCode = "ABCDE-FGHJK";

/** A command that saves the example of a route with the code of a label, which stands in its first line. */
export function labelCommand(route: Route, base: string): string {
  const body = { ...(route.example as object), ratingCode: exampleCode };
  return `CODE="XXXXX-XXXXX"\n${requestCommand(route, base, body)}`;
}

/**
 * A command for the shell that asks a route with its example and works when it is pasted; the key comes from the variable
 * HAILONG_KEY.
 */
export function sampleCommand(route: Route, base: string, receiptRoute: Route): string {
  const command = requestCommand(route, base, route.example);
  return command.includes(codeVariable) ? `${codeCommand(receiptRoute, base)}\n${command}` : command;
}

/** The variable CODE within a body in single quotes. */
const codeVariable = `'"$CODE"'`;

function requestCommand(route: Route, base: string, example: unknown): string {
  const lines = [
    `curl ${route.method === "GET" ? "" : `-X ${route.method} `}"${base}${filledPath(route)}"`,
    `-H "Authorization: Bearer $HAILONG_KEY"`,
  ];
  if (example !== undefined) {
    lines.push(`-H "Content-Type: application/json"`);
    lines.push(`-d ${quotedForShell(JSON.stringify(example, null, 2)).replace(exampleCode, codeVariable)}`);
  }
  if (route.content.type === "image/png") lines.push("-o qr.png");
  return lines.join(" \\\n  ");
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
