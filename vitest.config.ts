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
          exclude: ["test/differential/**", "test/**/differential/**", "test/tidy*.test.ts"],
        },
      },
      {
        test: {
          name: "differential",
          include: ["test/differential/**/*.test.ts", "test/**/differential/**/*.test.ts"],
          testTimeout: 120_000,
        },
      },
      { test: { name: "tidy", include: ["test/tidy*.test.ts"] } },
    ],
  },
})
