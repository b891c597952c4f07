/** What is wrong with a configuration, told so that it can be mended: where, what, and what would be right. */

/** One defect. */
export type Problem = {
  readonly file: string
  /** The line in the file, from 1; null when the file as a whole is meant, or when it lacks something. */
  readonly line: number | null
  /** The key of the configuration that is wrong; null when there is none, as in myid. */
  readonly key: string | null
  readonly wrong: string
  readonly right: string
}

/** A text from outside as it is shown in a message: quoted, on one line, and never longer than a line can be. */
export const shown = (text: string): string => {
  const most = 80
  return JSON.stringify(text.length > most ? `${text.slice(0, most)}…` : text)
}

/** A key as it is shown: as it was written, unless it has none or is nothing to print. */
const shownKey = (key: string | null): string => {
  if (key === null || key === "") return ""
  return `${/^[!-~]{1,80}$/.test(key) ? key : shown(key)}: `
}

/** A defect as one line, `FILE:LINE: key: what is wrong; what would be right`. What is not known is left out. */
export const problemLine = ({ file, line, key, wrong, right }: Problem): string =>
  `${file}${line === null ? "" : `:${line}`}: ${shownKey(key)}${wrong}; ${right}`
