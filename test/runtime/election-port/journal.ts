/** What happened, in order, and a way to wait for it: tests wait for events and never for time. */

export type Journal<A> = {
  readonly entries: readonly A[]
  readonly add: (entry: A) => void
  /** Ends as soon as `holds` does, now or after a later entry. */
  readonly until: (holds: (entries: readonly A[]) => boolean) => Promise<void>
}

/** An empty journal. */
export const journal = <A>(): Journal<A> => {
  const entries: A[] = []
  let waiting: { readonly holds: (entries: readonly A[]) => boolean; readonly resolve: () => void }[] = []
  return {
    entries,
    add: (entry) => {
      entries.push(entry)
      const ready = waiting.filter(({ holds }) => holds(entries))
      waiting = waiting.filter((one) => !ready.includes(one))
      for (const { resolve } of ready) resolve()
    },
    until: (holds) =>
      holds(entries)
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ holds, resolve })
          }),
  }
}
