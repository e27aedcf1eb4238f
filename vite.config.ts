import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixOptions from "./remix.config.js";

// Comments of zod's that Rollup drops, and machine endpoints that have nothing for a browser.
const expectedWarnings = new Set(["INVALID_ANNOTATION", "EMPTY_BUNDLE"]);

export default defineConfig({
  plugins: [remix(remixOptions)],
  // The script of a tablet loads its reader of QR codes only where the browser has none.
  worker: { format: "es" },
  build: {
    target: "es2022",
    rollupOptions: {
      onwarn(warning, show) {
        if (!expectedWarnings.has(warning.code ?? "")) show(warning);
      },
    },
  },
});
