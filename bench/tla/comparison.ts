/** Both engines on one model, in alternating rounds, and several models at once. */
import { measureEmbedded, type EmbeddedMeasurement } from "./embedded.ts"
import { countsText, median, medians, sameCounts, type Measurement } from "./measurement.ts"
import type { BenchModel } from "./models.ts"
import { measureTlc, type Tlc } from "./tlc.ts"

/** The medians of all rounds. `tlc` is null where TLC is not there. */
export type Comparison = {
  readonly model: BenchModel
  readonly embedded: Measurement
  readonly tlc: Measurement | null
  /** Why the engines do not agree; null when they do, or when there is only one. */
  readonly difference: string | null
  /** Growth of the process during the search, tables, garbage and generated code: the median of all rounds. */
  readonly rssBytesPerState: number
  /** What the search keeps: states, hash table, values. */
  readonly liveBytesPerState: number
}

/** Runs the engines in turn, so that both see the same weather. `note` hears of each run. */
export const compare = async (model: BenchModel, tlc: Tlc | null, rounds: number, note: (text: string) => void): Promise<Comparison> => {
  const ours: EmbeddedMeasurement[] = []
  const theirs: Measurement[] = []
  for (let round = 1; round <= rounds; round++) {
    note(`${model.name}, round ${round} of ${rounds}: embedded`)
    ours.push(await measureEmbedded(model))
    if (tlc === null) continue
    note(`${model.name}, round ${round} of ${rounds}: tlc`)
    theirs.push(await measureTlc(tlc, model))
  }
  const embedded = medians(ours)
  const other = theirs.length === 0 ? null : medians(theirs)
  note(`${model.name}: memory`)
  const { liveBytesPerState } = await measureEmbedded(model, embedded.distinct)
  return {
    model,
    embedded,
    tlc: other,
    difference: other === null || sameCounts(embedded, other) ? null : `embedded: ${countsText(embedded)}; tlc: ${countsText(other)}`,
    rssBytesPerState: median(ours.map((run) => run.rssGrowth)) / embedded.distinct,
    liveBytesPerState: liveBytesPerState ?? Number.NaN,
  }
}

/** Wall seconds for all models, one after the other and two at a time. */
export type Parallel = { readonly models: number; readonly oneByOne: number; readonly twoAtATime: number }

/** Runs all models in processes of their own; the longest first, so that the last does not run alone for long. */
export const measureParallel = async (models: readonly BenchModel[]): Promise<Parallel> => {
  const seconds = async (
    workers: number,
    order: readonly BenchModel[],
  ): Promise<{ readonly wall: number; readonly order: readonly BenchModel[] }> => {
    const started = performance.now()
    const waiting = [...order]
    const took = new Map<BenchModel, number>()
    const work = async (): Promise<void> => {
      for (let model = waiting.shift(); model !== undefined; model = waiting.shift()) took.set(model, (await measureEmbedded(model)).wall)
    }
    await Promise.all(Array.from({ length: workers }, work))
    const wall = (performance.now() - started) / 1000
    return { wall, order: order.toSorted((a, b) => (took.get(b) ?? 0) - (took.get(a) ?? 0)) }
  }
  const oneByOne = await seconds(1, models)
  const twoAtATime = await seconds(2, oneByOne.order)
  return { models: models.length, oneByOne: oneByOne.wall, twoAtATime: twoAtATime.wall }
}
