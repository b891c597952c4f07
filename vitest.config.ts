import { defineConfig } from "vitest/config"

/** One project per question a test answers, so that `vitest run --project unit` is a quick round. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          // A safety net for a busy machine, no measure of anything.
          testTimeout: 60_000,
          include: ["test/**/*.test.ts"],
          exclude: ["test/differential/**", "test/**/differential/**", "test/tidy*.test.ts", "test/runtime/server/**", "test/apache/**"],
        },
      },
      {
        test: {
          name: "differential",
          include: ["test/differential/**/*.test.ts", "test/**/differential/**/*.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          // Processes and sockets, one file after the other and after the rest, so that they have the machine for themselves.
          name: "real",
          include: ["test/runtime/server/**/*.test.ts", "test/apache/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      { test: { name: "tidy", include: ["test/tidy*.test.ts"] } },
    ],
  },
})
