/** One rate of `npm run bench -- election`: how much of something one thread does in a second of processor time. */

/** A rate and what it is compared with. */
export type Rate = {
  /** What was done, such as `exploration of two-rounds`. */
  readonly what: string
  /** What is counted, such as `distinct states`. */
  readonly unit: string
  /** Per second of processor time of all threads of the process: garbage collection and compilation count. */
  readonly perSecond: number
  /** The least that is wanted, in the same unit; undefined where nothing is promised. */
  readonly target: number | undefined
  /** What goes with it, in a few words. */
  readonly remark: string
}

/** Runs something and gives the seconds of processor time that it took. */
export const cpuSecondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const count = (value: number): string => Math.round(value).toLocaleString("en-US")

/** The rates as a table. */
export const rateTable = (rates: readonly Rate[]): readonly string[] => [
  "| what | unit | per second and thread | wanted | remark |",
  "|---|---|---|---|---|",
  ...rates.map(({ what, unit, perSecond, target, remark }) => {
    const wanted = target === undefined ? "" : `${count(target)}${perSecond < target ? ", missed" : ""}`
    return `| ${what} | ${unit} | ${count(perSecond)} | ${wanted} | ${remark} |`
  }),
]
