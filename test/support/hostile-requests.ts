import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import sharp from "sharp";

/**
 * Requests that a hostile stranger sends to stop the server. Each is small or cheap to send and was, or could be,
 * expensive to answer. The faults suite sends each alone; `npm run bench -- hostile` sends all of them for an hour.
 */
export interface HostileRequest {
  name: string;
  /** Sends the request; returns its status, 0 if the server closed the connection. */
  send: () => Promise<number>;
}

export interface Target {
  url: string;
  port: number;
  /** A receipt that exists. */
  code: string;
  /** A case reference that exists or looks like one. */
  reference: string;
  /** Cookie of a signed-in member of staff: an account may be stolen. */
  cookie: string;
}

/** Every hostile request against a running product. */
export async function hostileRequests(target: Target): Promise<HostileRequest[]> {
  return [
    ...fieldNames(target),
    ...manyFields(target),
    ...intents(target),
    ...queries(target),
    ...malformed(target),
    ...guesses(target),
    ...longTexts(target),
    ...(await uploads(target)),
  ];
}

const formPaths = (target: Target) => [
  "/sign-in",
  "/complaint",
  "/t",
  "/setup",
  `/t/${target.reference}`,
  `/r/${target.code}`,
  `/r/${target.code}/details`,
  `/r/${target.code}/complaint`,
];

const staffFormPaths = (target: Target) => ["/account", `/inbox/${target.reference}`, "/settings/cases"];

function post(target: Target, path: string, body: string, cookie = ""): () => Promise<number> {
  return () =>
    statusOf(`${target.url}${path}`, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/x-www-form-urlencoded", ...(cookie === "" ? {} : { Cookie: cookie }) },
    });
}

function read(target: Target, path: string, cookie = ""): () => Promise<number> {
  return () => statusOf(`${target.url}${path}`, cookie === "" ? {} : { headers: { Cookie: cookie } });
}

async function statusOf(url: string, init: RequestInit): Promise<number> {
  try {
    const answer = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(60_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

function fieldNames(target: Target): HostileRequest[] {
  const names = ["email[4294967294]", "zzz[3000000]", "a[0][4294967294]", "a.__proto__.b", "text[3000000].x", "[]"];
  const deep = `a${".a".repeat(100_000)}`;
  return formPaths(target).flatMap((path) =>
    [...names, deep].map((name) => ({
      name: `POST ${path} with the field ${name.slice(0, 30)}`,
      send: post(target, path, `${name}=x`),
    })),
  );
}

function manyFields(target: Target): HostileRequest[] {
  const bodies: [string, string][] = [
    ["one name 62,000 times", "a=1&".repeat(62_000)],
    ["60,000 empty fields", "&".repeat(60_000)],
    ["30,000 names", Array.from({ length: 20_000 }, (_, index) => `n${String(index)}=1`).join("&")],
    ["a known name 40,000 times", "text=1&".repeat(35_000)],
    ["percent signs without digits", "text=".padEnd(240_000, "%")],
  ];
  const paths = [...formPaths(target), "/sign-in"];
  const open = paths.flatMap((path) =>
    bodies.map(([name, body]) => ({ name: `POST ${path}: ${name}`, send: post(target, path, body) })),
  );
  const staff = staffFormPaths(target).flatMap((path) =>
    bodies.map(([name, body]) => ({
      name: `POST ${path} as staff: ${name}`,
      send: post(target, path, body, target.cookie),
    })),
  );
  return [...open, ...staff];
}

function intents(target: Target): HostileRequest[] {
  const values = [
    '{"type":"update","payload":{"name":"a[3000000]","value":"x"}}',
    '{"type":"update","payload":{"name":"a","index":3000000,"value":"x"}}',
    '{"type":"insert","payload":{"name":"a","index":4294967294}}',
    '{"type":"constructor"}',
    '{"type":"reset","payload":{"name":"__proto__.x"}}',
    "{{{",
  ];
  return ["/sign-in", "/complaint", `/r/${target.code}/details`].flatMap((path) =>
    values.map((value) => ({
      name: `POST ${path} with the intent ${value}`,
      send: post(target, path, `__intent__=${encodeURIComponent(value)}&text=a`),
    })),
  );
}

function queries(target: Target): HostileRequest[] {
  const long = [
    "x[4294967294]=1",
    "a=1&".repeat(3500),
    "q=".padEnd(14_000, "a "),
    `q=${"a+".repeat(6000)}`,
    `q=${"%25_!".repeat(2500)}`,
    "kind=year&year=999999999",
    "kind=month&year=2026&month=-1",
    "from=0001-01-01&to=9999-12-31",
    "before=".padEnd(10_000, "9"),
    "lang=".padEnd(10_000, "v"),
  ];
  const open = ["/", "/results", "/results.json", "/results.csv", "/results/figures.csv", "/results/answers", "/t"];
  const inside = [
    "/inbox",
    "/dossiers",
    "/receipts",
    "/dashboard",
    "/dashboard/comments",
    "/dashboard/breakdown",
    "/dashboard/forecast",
    "/dashboard/nonresponse",
    "/dashboard/morning",
    "/audit",
  ];
  return [
    ...open.flatMap((path) =>
      long.map((query) => ({
        name: `GET ${path}?${query.slice(0, 30)}`,
        send: read(target, `${path}?${query}`),
      })),
    ),
    ...inside.flatMap((path) =>
      long.map((query) => ({
        name: `GET ${path}?${query.slice(0, 30)} as staff`,
        send: read(target, `${path}?${query}`, target.cookie),
      })),
    ),
  ];
}

function malformed(target: Target): HostileRequest[] {
  const heads: [string, string][] = [
    ["a path that is no UTF-8", "GET /r/%ff HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    ["two slashes", "GET // HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    [
      "a Host with a path",
      "POST /dossiers/import HTTP/1.1\r\nHost: localhost/complaint?\r\nContent-Length: 60000000\r\n\r\n",
    ],
    ["a Host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"],
    ["a NUL in the path", "GET /r/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    ["another method", "PROPFIND / HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    ["an absolute address", "GET http://elsewhere/ HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    ["15 KB of cookies", `GET / HTTP/1.1\r\nHost: localhost\r\nCookie: ${"session=a; ".repeat(1300)}\r\n\r\n`],
    ["15 KB of languages", `GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Language: ${"vi;q=0.1,".repeat(1600)}\r\n\r\n`],
    ["half a head, then silence", "GET / HTTP/1.1\r\nHost: local"],
    [
      "half a body, then gone",
      `POST /r/${target.code} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60\r\n\r\nscore`,
    ],
  ];
  return heads.map(([name, head]) => ({ name, send: () => sendRaw(target, head) }));
}

/** Sends raw bytes, waits at most half a second, and returns the status of the answer. */
function sendRaw(target: Target, head: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect({ host: "localhost", port: target.port });
    let received = "";
    socket.on("data", (part) => {
      received += part.toString("latin1");
      socket.destroy();
    });
    socket.on("error", () => {
      socket.destroy();
    });
    socket.on("close", () => {
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0));
    });
    socket.setTimeout(500, () => {
      socket.destroy();
    });
    socket.write(head);
  });
}

function randomCode(): string {
  const letters = "23456789BCDFGHJKMNPQRTVWXY";
  return Array.from(randomBytes(10), (byte) => letters[byte % letters.length]).join("");
}

function guesses(target: Target): HostileRequest[] {
  return [
    { name: "an invented receipt code", send: () => read(target, `/r/${randomCode()}`)() },
    { name: "a tap on an invented code", send: () => post(target, `/r/${randomCode()}`, "score=5")() },
    {
      name: "a wrong secret",
      send: () => post(target, `/t/${target.reference}`, `secret=${randomCode()}`)(),
    },
    {
      name: "a wrong password of an invented address",
      send: () => post(target, "/sign-in", `email=${randomCode()}@example.vn&password=matkhau12345678`)(),
    },
    {
      name: "a wrong password of one address",
      send: () => post(target, "/sign-in", `email=office@example.vn&password=${randomCode()}`)(),
    },
    {
      name: "a complaint without a form key",
      send: post(target, "/complaint", `kind=problem&text=${encodeURIComponent("Nội dung gửi nhiều lần liên tiếp.")}`),
    },
  ];
}

function longTexts(target: Target): HostileRequest[] {
  const pieces = ["091.", "a@", "0 ", "51F-H01-", "số 1 đường A, ", "\u200B", "\u0301", "ﷺ", "=1+1;"];
  return pieces.flatMap((piece) => {
    const text = encodeURIComponent(piece.repeat(5000).slice(0, 4900));
    return [
      {
        name: `a complaint of ${JSON.stringify(piece)}`,
        send: post(target, `/r/${target.code}/complaint`, `kind=problem&text=${text}`.slice(0, 250_000)),
      },
      {
        name: `a comment of ${JSON.stringify(piece)}`,
        send: post(target, `/r/${target.code}/details`, `comment=${text}`.slice(0, 250_000)),
      },
    ];
  });
}

interface Part {
  name: string;
  fileName?: string;
  content: Uint8Array | string;
}

const boundary = "----hostile";

function multipart(parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ name, fileName, content }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? "" : `; filename="${fileName}"`}\r\n\r\n`,
    content,
    "\r\n",
  ]);
  return Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece as string)));
}

function postParts(target: Target, path: string, body: Buffer): () => Promise<number> {
  return () =>
    statusOf(`${target.url}${path}`, {
      method: "POST",
      body: new Uint8Array(body),
      headers: { "Content-Type": `multipart/form-data; boundary=${boundary}` },
    });
}

async function uploads(target: Target): Promise<HostileRequest[]> {
  const bomb = await sharp({ create: { width: 7990, height: 7990, channels: 3, background: "#fff" } })
    .webp({ lossless: true })
    .toBuffer();
  const words: Part[] = [
    { name: "kind", content: "problem" },
    { name: "text", content: "Kết quả trễ hẹn hai ngày mà không có thông báo." },
  ];
  const files = Array.from({ length: 5 }, (_, index) => ({
    name: "files",
    fileName: `${String(index)}.webp`,
    content: bomb,
  }));
  const bodies: [string, Buffer][] = [
    ["five pictures of 64 million pixels", multipart([...words, ...files])],
    ["a field with a large index", multipart([...words, { name: "text[3000000]", content: "x" }])],
    ["20,000 small parts", multipart(Array.from({ length: 3000 }, () => ({ name: "a", content: "1" })))],
    ["a part without an end", multipart(words).subarray(0, -30)],
    ["no part at all", Buffer.from(`--${boundary}--\r\n`)],
    [
      "a PDF of opening brackets",
      multipart([...words, { name: "files", fileName: "a.pdf", content: `%PDF-1.7\n${"[<<".repeat(400_000)}` }]),
    ],
    [
      "a ZIP that is none",
      multipart([
        ...words,
        { name: "files", fileName: "a.docx", content: `PK\u0003\u0004${"PK\u0001\u0002".repeat(400_000)}` },
      ]),
    ],
  ];
  return ["/complaint", `/r/${target.code}/complaint`].flatMap((path) =>
    bodies.map(([name, body]) => ({ name: `POST ${path} with ${name}`, send: postParts(target, path, body) })),
  );
}
