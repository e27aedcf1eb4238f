import type { Submission, SubmissionResult } from "@conform-to/react";
import { isUnavailable } from "#db/engine.ts";
import { isServersProblem, type FilesSentBack } from "#app/complaints/attachments/attachment.ts";
import type { FormTrouble, FormWithFiles } from "#app/complaints/attachments/read-complaint-form.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { isFormKey, newFormKey } from "#app/platform/forms/form-key.server.ts";
import { sendComplaint, type Receipted, type SentComplaint } from "./send-complaint.server.ts";

/** A form that comes back with everything that was typed. */
export type SentBack = {
  ok: false;
  status: 400 | 409 | 429 | 503;
  lastResult: SubmissionResult;
  /** The key for sending the form again: the same one, unless it was invalid or too old. */
  formKey: string;
} & FilesSentBack;

/** Names of texts below `complaints:problems` for a form as a whole. */
export type ComplaintFormProblem = FormTrouble | "formOld" | "tooMany" | "otherLaw" | "commentGone" | "commentHasCase";

type Reply = Parameters<Submission<unknown>["reply"]>[0];

/** A posted form of a complaint, with the ways in which it ends. */
export interface PostedComplaint {
  formKey: string;
  /** Sends the form back because of the whole of it. */
  refuse: (status: SentBack["status"], problem: ComplaintFormProblem) => SentBack;
  /** Sends it back because of its fields. */
  sendBack: (reply?: Reply) => SentBack;
  /** Why it comes back whatever is typed: it is not whole, or its key is missing, forged or too old. */
  trouble: SentBack | undefined;
  /** Saves the complaint; where the database does not take it, the form comes back. */
  save: (complaint: Omit<SentComplaint, "formKey" | "files">) => Promise<{ ok: true; sent: Receipted } | SentBack>;
}

/** Reads the key of a form and whether the form is whole, for citizens' and staff's forms alike. */
export function postedComplaint(
  context: Context,
  posted: FormWithFiles,
  submission: Pick<Submission<unknown>, "reply">,
): PostedComplaint {
  const { form, files, refused: refusedFiles, trouble, sent: sentFiles } = posted;
  const sentKey = readFormKey(context, form);
  const formKey = sentKey ?? newFormKey(context.settings.secret, context.clock.now());
  const filesDropped = sentFiles > refusedFiles.length || trouble === "notStored";
  const back = (status: SentBack["status"], reply?: Reply): SentBack => {
    return { ok: false, status, lastResult: submission.reply(reply), formKey, refusedFiles, filesDropped };
  };
  const refuse = (status: SentBack["status"], problem: ComplaintFormProblem) => back(status, { formErrors: [problem] });
  const notWhole = trouble === null ? undefined : refuse(trouble === "notStored" ? 503 : 400, trouble);
  return {
    formKey,
    refuse,
    sendBack: (reply) => back(refusedFiles.some(({ problem }) => isServersProblem(problem)) ? 503 : 400, reply),
    trouble: notWhole ?? (sentKey === null ? refuse(400, "formOld") : undefined),
    save: async (complaint) => {
      try {
        return { ok: true, sent: await sendComplaint(context, { ...complaint, formKey, files }) };
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        context.log.error({ err: error }, "complaint not stored");
        return refuse(503, "notStored");
      }
    },
  };
}

/** The key the form was given by its page; null where it is missing, forged or too old. */
export function readFormKey({ settings, clock }: Context, form: FormData): string | null {
  const key = form.get("form");
  return typeof key === "string" && isFormKey(settings.secret, key, clock.now()) ? key : null;
}
