import { registerFilterFrom } from "#app/apologies/apology-letter.ts";
import { makeApologyLetters } from "#app/documents/make-apology-letters.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

const wordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** `/dossiers/letters.docx`: one letter of apology (`letter`), or fifty of those written together (`batch`, `after`). */
export const loader = staffLoader("apologies.write", async ({ context, staff, request }) => {
  const asked = new URL(request.url).searchParams;
  const { batchId } = registerFilterFrom(asked);
  const content = await makeApologyLetters(
    context,
    staff.officeId,
    batchId === null ? { id: asked.get("letter") ?? "" } : { batchId, after: asked.get("after") },
  );
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (content === undefined) throw new Response(null, { status: 404 });
  return new Response(new Uint8Array(content), {
    headers: {
      "Content-Type": wordDocument,
      "Content-Length": String(content.length),
      "Content-Disposition": 'attachment; filename="van-ban-xin-loi.docx"',
      "Cache-Control": "private, no-store",
    },
  });
});
