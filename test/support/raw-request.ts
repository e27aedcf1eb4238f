import { connect } from "node:net";

export interface RawAnswer {
  status: number;
  head: string;
  body: string;
}

/** Sends a request byte for byte as written, which `fetch` would put in order first, and reads the answer to its end. */
export function sendRaw(port: number, lines: readonly string[], body = ""): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "localhost" });
    let received = "";
    socket.setEncoding("utf8");
    socket.on("data", (part: string) => {
      received += part;
    });
    socket.on("error", reject);
    socket.on("close", () => {
      const [head = "", ...rest] = received.split("\r\n\r\n");
      resolve({ status: Number(head.split(" ")[1]), head, body: rest.join("\r\n\r\n") });
    });
    const length = body === "" ? [] : [`Content-Length: ${String(Buffer.byteLength(body))}`];
    socket.write([...lines, ...length, "Connection: close", "", ""].join("\r\n") + body);
  });
}
