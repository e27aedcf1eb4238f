import { drawAnew, judgeDocument, measureFile, recogniseFile } from "./examine-file.server.ts";
import type { ExaminerAnswer, ExaminerTask } from "./examiner.server.ts";

/**
 * The process that examines files and draws pictures for `examiner.server.ts`: receives one task after the other over
 * its channel and ends when the channel is closed. It has neither the database nor the SECRET.
 */

process.on("message", (task: ExaminerTask) => {
  void answer(task);
});
process.on("disconnect", () => process.exit(0));

async function answer(task: ExaminerTask): Promise<void> {
  try {
    say({ result: await carryOut(task) });
  } catch (error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
    say({ error: error instanceof Error ? error.message : "unknown", code });
  }
}

function carryOut(task: ExaminerTask): Promise<unknown> {
  switch (task.step) {
    case "recognise":
      return recogniseFile(task.path, task.name);
    case "judge":
      return judgeDocument(task.path, task.name, task.mediaType);
    case "draw":
      return drawAnew(task.path);
    case "measure":
      return measureFile(task.path);
  }
}

function say(message: ExaminerAnswer): void {
  process.send?.(message);
}
