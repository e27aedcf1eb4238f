import { openWorkQueue } from "#app/platform/work-queue.server.ts";
import type { Settings } from "#app/platform/settings.server.ts";
import {
  isPicture,
  type DocumentFinding,
  type FileProblem,
  type AcceptedFile,
  type RefusedFile,
} from "./attachment.ts";
import type { Recognition } from "./examine-file.server.ts";
import { draw, judge, measure, recognise, TooCostly } from "./examiner.server.ts";
import { arrivingPath, removeArrivals, type ArrivedFile } from "./file-store.server.ts";

/** The accepted files of a form, and the refused ones with the reason; the refused ones are removed from the disk. */
export interface AcceptedArrivals {
  files: AcceptedFile[];
  refused: RefusedFile[];
}

/** Pixels of all pictures of one form together: two of the largest, or five of 25 million each. */
export const mostPixelsOfForm = 128_000_000;

/**
 * The queue of this process for examining files and drawing pictures: one form at a time; up to eight wait, each for at
 * most twenty seconds, so that the response is sent within the time limit of responses.
 */
const examinations = openWorkQueue({ atOnce: 1, mostWaiting: 8, mostWaitMilliseconds: 20_000 });

/**
 * Examines the uploaded files of a form: pictures are redrawn, other files stay as they are. If too many forms wait,
 * every file is refused as "busy". Throws if the storage fails.
 */
export async function acceptArrivals(settings: Settings, arrived: readonly ArrivedFile[]): Promise<AcceptedArrivals> {
  if (arrived.length === 0) return { files: [], refused: [] };
  try {
    const turn = await examinations.run(() => acceptAll(settings, arrived));
    const accepted = turn.ran ? turn.result : { files: [], refused: arrived.map((file) => refuse(file, "busy")) };
    await removeArrivals(settings, without(arrived, accepted.files));
    return accepted;
  } catch (error) {
    await removeArrivals(settings, arrived);
    throw error;
  }
}

function without(arrived: readonly ArrivedFile[], accepted: readonly AcceptedFile[]): ArrivedFile[] {
  const names = new Set(accepted.map(({ storedName }) => storedName));
  return arrived.filter(({ storedName }) => !names.has(storedName));
}

function refuse({ originalName }: ArrivedFile, problem: FileProblem): RefusedFile {
  return { name: originalName, problem };
}

/** Reads the headers of all pictures before drawing any of them: the sum of their pixels decides. */
async function acceptAll(settings: Settings, arrived: readonly ArrivedFile[]): Promise<AcceptedArrivals> {
  const accepted: AcceptedArrivals = { files: [], refused: [] };
  let pixels = 0;
  const recognised: { file: ArrivedFile; found: Recognition & { ok: true } }[] = [];
  for (const file of arrived) {
    const found = await withinCost(recognise(pathOf(settings, file), file.originalName), unreadable);
    pixels += found.ok ? found.pixels : 0;
    if (!found.ok) accepted.refused.push(refuse(file, found.problem));
    else if (pixels > mostPixelsOfForm) accepted.refused.push(refuse(file, "tooManyPixels"));
    else recognised.push({ file, found });
  }
  // The form is refused anyway, so its other files are not processed.
  if (accepted.refused.length > 0) return accepted;
  for (const { file, found } of recognised) {
    const outcome = await acceptOne(settings, file, found);
    if ("problem" in outcome) accepted.refused.push(outcome);
    else accepted.files.push(outcome);
  }
  return accepted;
}

async function acceptOne(
  settings: Settings,
  file: ArrivedFile,
  { mediaType }: Recognition & { ok: true },
): Promise<AcceptedFile | RefusedFile> {
  const path = pathOf(settings, file);
  const finding = isPicture(mediaType)
    ? await withinCost(draw(path).then(ofDrawing), { ok: false, problem: "tooBig" })
    : await withinCost(judge(path, file.originalName, mediaType), { ok: true, remarks: ["not-examined"] });
  if (!finding.ok) return refuse(file, finding.problem);
  return { ...file, mediaType, remarks: finding.remarks, ...(await measure(path)) };
}

const unreadable: Recognition = { ok: false, problem: "broken" };

function ofDrawing(isDrawn: boolean): DocumentFinding {
  return isDrawn ? { ok: true, remarks: [] } : { ok: false, problem: "broken" };
}

/** Result of a step, or `otherwise` if the file takes more time or memory than allowed. */
async function withinCost<Result>(step: Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof TooCostly) return otherwise;
    throw error;
  }
}

function pathOf(settings: Settings, { storedName }: ArrivedFile): string {
  return arrivingPath(settings, storedName);
}
