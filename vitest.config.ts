import { defineConfig } from "vitest/config";

const behaviour = (engine: string) => ({
  test: {
    name: `behaviour on ${engine}`,
    include: ["test/behaviour/**/*.test.ts"],
    env: { TEST_ENGINE: engine, TZ: "UTC" },
    testTimeout: 60_000,
    ...(engine === "postgres" ? { globalSetup: ["test/support/postgres-server.ts"] } : {}),
  },
});

export default defineConfig({
  test: {
    projects: [
      { test: { name: "rules", include: ["test/rules/**/*.test.ts"], testTimeout: 60_000 } },
      { test: { name: "architecture", include: ["test/architecture/**/*.test.ts"], testTimeout: 60_000 } },
      behaviour("sqlite"),
      behaviour("postgres"),
      {
        test: {
          name: "routes",
          include: ["test/routes/**/*.test.ts"],
          env: { TEST_ENGINE: "sqlite" },
          testTimeout: 60_000,
        },
      },
      {
        // Processes killed, disks filled, databases taken away: one file after the other, because each starts servers.
        test: {
          name: "faults",
          include: ["test/faults/**/*.test.ts"],
          env: { TEST_ENGINE: "postgres", TZ: "UTC" },
          globalSetup: ["test/support/postgres-server.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
