// The first file of every command: says in one sentence that Node is too old, before a native module crashes.
// `node app/server/run.mjs FILE.ts [arguments]`
const major = Number(process.versions.node.split(".")[0]);
if (major < 22 || (major === 22 && Number(process.versions.node.split(".")[1]) < 18)) {
  process.stderr.write(
    `Hài Lòng needs Node 24; this is Node ${process.versions.node}. ` +
      "Start it through npm (npm start, npm run demo, …), which brings its own Node 24, or install Node 24 from nodejs.org.\n",
  );
  process.exit(1);
}
const { pathToFileURL } = await import("node:url");
const { resolve } = await import("node:path");
const [file, ...rest] = process.argv.slice(2);
// Set before anything is imported: without it React and Express run in development mode, which shows visitors the place of
// an error in the code. The tests set their own value.
if (!/^test[\\/]/.test(file ?? "")) process.env.NODE_ENV ??= rest.includes("--dev") ? "development" : "production";
process.argv = [process.argv[0] ?? "node", resolve(file ?? ""), ...rest];
await import(pathToFileURL(resolve(file ?? "")).href);
