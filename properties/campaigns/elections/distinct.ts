/**
 * How many different things were seen, estimated from their fingerprints by a table of registers (HyperLogLog, Flajolet
 * and others, 2007). Tables of several threads are merged without counting anything twice.
 */

const indexBits = 14
const registers = 1 << indexBits

/** The relative standard error of an estimate: 1.04 divided by the root of the number of registers. */
export const standardError = 1.04 / Math.sqrt(registers)

/** The registers of nothing seen. */
export const emptyRegisters = (): Uint8Array => new Uint8Array(registers)

/** Takes in a fingerprint of 53 well mixed bits. */
export const see = (seen: Uint8Array, fingerprint: number): void => {
  const high = Math.floor(fingerprint / 0x1_0000_0000)
  const low = fingerprint >>> 0
  // 14 of the high bits choose the register; the rank comes from the low 32, which is enough for some billions.
  const index = high & (registers - 1)
  const rank = Math.clz32(low) + 1
  if (rank > seen[index]!) seen[index] = rank
}

/** Takes in all that another table has seen. */
export const merge = (into: Uint8Array, from: Uint8Array): void => {
  for (const [index, rank] of from.entries()) if (rank > into[index]!) into[index] = rank
}

/** The estimate. */
export const distinctIn = (seen: Uint8Array): number => {
  let sum = 0
  let zeros = 0
  for (const rank of seen) {
    sum += 2 ** -rank
    if (rank === 0) zeros += 1
  }
  const raw = ((0.7213 / (1 + 1.079 / registers)) * registers * registers) / sum
  return Math.round(raw <= 2.5 * registers && zeros > 0 ? registers * Math.log(registers / zeros) : raw)
}
