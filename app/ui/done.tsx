import type { ReactNode } from "react";
import { doneId } from "#app/platform/forms/done.ts";

interface DoneProps {
  /** How it ended; "good" where nothing else is said. */
  kind?: "good" | "careful" | "wrong";
  children: ReactNode;
}

/** What was just done and what happens next, at the top of a page. `doneAddress` leads here, so that focus is on it. */
export function Done({ kind = "good", children }: DoneProps) {
  return (
    <div id={doneId} role="status" tabIndex={-1} className={`notice ${kind}`}>
      {children}
    </div>
  );
}
