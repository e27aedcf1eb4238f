import { parseArgs } from "node:util";
import { benchBeside } from "./beside.ts";
import { benchFigures } from "./figures.ts";
import { benchForecast } from "./forecast.ts";
import { benchHostile } from "./hostile.ts";
import { benchImport } from "./import.ts";
import { benchJobs } from "./jobs.ts";
import { jsonOf, tableOf, type Bench, type Measurement } from "./measurement.ts";
import { benchRating } from "./rating.ts";
import { benchWorkbook } from "./workbook.ts";

/**
 * `npm run bench -- rating|figures|forecast|import|workbook|jobs|beside|hostile [--json] [--size 0.05] [--engine sqlite|postgres|both]`: measures the product
 * beside something to compare it with, in the same run. Absolute numbers are the machine's, ratios are ours.
 */
const benches: Record<string, (bench: Bench) => Promise<Measurement[]>> = {
  rating: benchRating,
  figures: benchFigures,
  forecast: benchForecast,
  import: benchImport,
  workbook: benchWorkbook,
  jobs: benchJobs,
  beside: benchBeside,
  hostile: benchHostile,
};

const usage =
  "Usage: npm run bench -- rating|figures|forecast|import|workbook|jobs|beside|hostile [--json] [--size 0.05] [--engine sqlite|postgres|both]\n";

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: "boolean" }, size: { type: "string" }, engine: { type: "string" } },
    });
  } catch {
    return undefined;
  }
}

async function run(): Promise<number> {
  const read = readArguments();
  const [name = ""] = read?.positionals ?? [];
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  const size = Number(read?.values.size ?? 1);
  const engine = read?.values.engine ?? "both";
  const engines = (["sqlite", "postgres"] as const).filter((one) => engine === "both" || engine === one);
  if (bench === undefined || !(size > 0 && size <= 10) || engines.length === 0) {
    process.stderr.write(usage);
    return 2;
  }
  const measurements = await bench({ size, engines, say: (text) => process.stderr.write(`${text}\n`) });
  process.stdout.write(`${read?.values.json === true ? jsonOf(measurements) : tableOf(measurements)}\n`);
  return 0;
}

process.exitCode = await run();
