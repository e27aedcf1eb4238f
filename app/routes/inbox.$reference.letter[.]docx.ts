import { makeAnswerLetter } from "#app/documents/make-answer-letter.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

const wordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The official answer letter of a case, for the document system. */
export const loader = staffLoader("complaint.answer", async ({ context, staff, params, t }) => {
  const made = await makeAnswerLetter(context, staff, params["reference"] ?? "");
  if (!made.ok) {
    return new Response(made.reason === "no-answer" ? t("documents:letter.noAnswer") : null, {
      status: made.reason === "no-answer" ? 409 : 404,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  }
  return new Response(new Uint8Array(made.content), {
    headers: {
      "Content-Type": wordDocument,
      "Content-Length": String(made.content.length),
      "Content-Disposition": `attachment; filename="${made.fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
});
