import type { ReactNode } from "react";
import { doneId } from "#app/platform/done.ts";

/** What was just done and what happens next, at the top of a page. `doneAddress` leads here, so that focus is on it. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <div id={doneId} role="status" tabIndex={-1} className="notice good">
      {children}
    </div>
  );
}
