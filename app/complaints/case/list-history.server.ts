import type { Db } from "#db/engine.ts";
import type { ComplaintEventKind } from "./complaint.ts";
import { assignedNoteSchema, type AssignedNote, type HistoryStep } from "./case-history.ts";
import { dueMovedNoteSchema, type DueMovedNote } from "./due-clocks.ts";

/** Every step of a case, the first one first. */
export async function listHistory(db: Db, officeId: string, complaintId: string): Promise<HistoryStep[]> {
  const rows = await db
    .selectFrom("complaint_events")
    .leftJoin("staff", "staff.id", "complaint_events.staff_id")
    .leftJoin("staff as represented", "represented.id", "complaint_events.in_place_of")
    .where("complaint_events.office_id", "=", officeId)
    .where("complaint_events.complaint_id", "=", complaintId)
    .orderBy("complaint_events.id")
    .select([
      "complaint_events.id",
      "complaint_events.kind",
      "complaint_events.happened_at as at",
      "complaint_events.note",
      "staff.name as by",
      "represented.name as inPlaceOf",
    ])
    .execute();
  const assignments = rows.map((row) => (isGiving(row.kind) ? readAssignment(row.note) : undefined));
  const names = await findNames(db, officeId, assignments);
  return rows.map(({ note, ...row }, index) => {
    const given = assignments[index];
    const moved = row.kind === "due-moved" ? readMove(note) : null;
    return {
      ...row,
      unit: given?.unit ?? null,
      assignee: names.get(given?.assigneeId ?? "") ?? null,
      deputy: names.get(given?.deputyId ?? "") ?? null,
      text: given === undefined && moved === null ? note : null,
      moved,
    };
  });
}

function isGiving(kind: ComplaintEventKind): boolean {
  return kind === "assigned" || kind === "entrusted" || kind === "handed-over" || kind === "unit-merged";
}

function readAssignment(note: string | null): AssignedNote {
  return note === null ? { unit: null, assigneeId: null } : assignedNoteSchema.parse(JSON.parse(note));
}

function readMove(note: string | null): DueMovedNote | null {
  return note === null ? null : dueMovedNoteSchema.parse(JSON.parse(note));
}

async function findNames(
  db: Db,
  officeId: string,
  assignments: readonly (AssignedNote | undefined)[],
): Promise<Map<string, string>> {
  const ids = [...new Set(assignments.flatMap((given) => [given?.assigneeId ?? [], given?.deputyId ?? []].flat()))];
  if (ids.length === 0) return new Map();
  const people = await db
    .selectFrom("staff")
    .where("office_id", "=", officeId)
    .where("id", "in", ids)
    .select(["id", "name"])
    .execute();
  return new Map(people.map(({ id, name }) => [id, name]));
}
