import { inTransaction } from "#db/engine.ts";
import { giveFirstTargets } from "#app/targets/set-targets.server.ts";
import { firstPreset } from "#app/targets/target-presets.ts";
import { createOffice } from "#app/installation/create-office.server.ts";
import type { Context } from "#app/platform/context.server.ts";

/** Beginnings that many tests share, played through the product's own commands. */

/** Adds an office with the national calendar and the first targets; returns its id. */
export function givenOffice(context: Context, slug = "skhcn"): Promise<string> {
  return inTransaction(context.db, async (tx) => {
    const officeId = await createOffice(
      tx,
      {
        slug,
        name: "Sở Khoa học và Công nghệ",
        parentName: "Ủy ban nhân dân thành phố",
        place: "Thành phố",
        contactLine: "Bộ phận Một cửa",
      },
      context.clock.now(),
    );
    await giveFirstTargets(tx, officeId, firstPreset, { from: firstPreset.from, until: null });
    return officeId;
  });
}
