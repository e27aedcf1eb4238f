import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import SqliteDatabase from "better-sqlite3";

/**
 * The program that the rating bench compares the product with: the smallest one with the same guarantee. Every POST is
 * one INSERT committed with the product's durability (WAL, synchronous FULL) before the answer; every GET reads one row
 * and sends a page of the product's size. It has no checks, no languages, no totals and no history. Arguments: database
 * file, port, file of the page.
 */
const [file = "", port = "", pageFile = ""] = process.argv.slice(2);
const page = readFileSync(pageFile);
const database = new SqliteDatabase(file);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec("create table if not exists taps (code text not null, score integer not null, given_at text not null)");
database.exec("create index if not exists taps_code on taps (code)");
const insert = database.prepare("insert into taps (code, score, given_at) values (?, ?, ?)");
const find = database.prepare("select score from taps where code = ?");

function codeOf(request: IncomingMessage): string {
  return (request.url ?? "").slice("/r/".length);
}

function answerPost(request: IncomingMessage, response: ServerResponse): void {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (part: string) => {
    body += part;
  });
  request.on("end", () => {
    insert.run(codeOf(request), Number(new URLSearchParams(body).get("score")), new Date().toISOString());
    response.writeHead(303, { Location: `/r/${codeOf(request)}/details` }).end();
  });
}

function answerGet(request: IncomingMessage, response: ServerResponse): void {
  find.get(codeOf(request));
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": page.length }).end(page);
}

createServer((request, response) => {
  if (request.method === "POST") answerPost(request, response);
  else answerGet(request, response);
}).listen(Number(port), "127.0.0.1");
