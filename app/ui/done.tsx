import type { ReactNode } from "react";
import { doneId } from "#app/platform/forms/done.ts";

interface DoneProps {
  /** How the action ended; "good" by default. */
  kind?: "good" | "careful" | "wrong";
  children: ReactNode;
}

/**
 * Says at the top of a page what was just done and what happens next. `doneAddress` links to it, so that it gets the
 * focus.
 */
export function Done({ kind = "good", children }: DoneProps) {
  return (
    <div id={doneId} role="status" tabIndex={-1} className={`notice ${kind}`}>
      {children}
    </div>
  );
}
