import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "#app/platform/clock.server.ts";
import { answerUnreadable } from "#app/server/unreadable-requests.server.ts";
import { contextOver } from "#test/support/context.ts";
import { createTestDatabase } from "#test/support/database.ts";

test("an upload that does not arrive in time is answered by the product's page, as not recorded", async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.remove());
  // The product's server waits five minutes; the test waits a moment, and the behaviour afterwards is the same.
  const times = { requestTimeout: 300, headersTimeout: 200, connectionsCheckingInterval: 50 };
  const server = createServer(times, (request) => request.on("error", () => undefined).resume());
  answerUnreadable(contextOver(database.opened.db, systemClock), server, "");
  await once(server.listen(0), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const socket = connect((server.address() as AddressInfo).port, "localhost");
  let answer = "";
  socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
  socket.on("error", () => undefined);
  socket.write("POST /complaint HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf");
  await once(socket, "close");
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain("Nội dung chưa đến nơi");
  expect(answer).toMatch(/Mã sự cố: <span class="code">[3-9A-Y]{8}</);
});
