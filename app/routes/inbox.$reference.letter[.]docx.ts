import { makeAnswerLetter } from "#app/documents/make-answer-letter.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

const wordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The official answer letter of a case, for the document system. */
export const loader = staffLoader("complaint.answer", async ({ context, staff, params, t }) => {
  const made = await makeAnswerLetter(context, staff, params["reference"] ?? "");
  if (!made.ok) {
    const words = {
      "not-found": () => null,
      "no-answer": () => t("documents:letter.noAnswer"),
      unfilled: () => t("documents:letter.unfilled", { gaps: made.reason === "unfilled" ? made.gaps : "" }),
    };
    return new Response(words[made.reason](), {
      status: made.reason === "not-found" ? 404 : 409,
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
