/** Finds the key that somebody meant who wrote another. */

/** How many letters must be changed, added, left out or exchanged with their neighbour to make one text of the other. */
const editDistance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1] ?? []
      let least = Math.min((above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1), (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

/** The known key that was probably meant: the same in other capitals, without ZooKeeper's prefix, or a slip of the pen away. */
export const meantKey = (key: string, known: readonly string[]): string | null => {
  const plain = (name: string): string => name.toLowerCase().replace(/^zookeeper\./, "")
  const asked = plain(key)
  let best: string | null = null
  let least = Math.min(3, Math.floor(asked.length / 3) + 1)
  for (const candidate of known) {
    const distance = editDistance(asked, plain(candidate))
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}
