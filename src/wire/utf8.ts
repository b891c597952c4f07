/**
 * UTF-8, strictly: what is not the shortest encoding of a Unicode scalar value is refused, so that text that decodes
 * encodes to the same bytes. (The core has no TextDecoder: it is not part of the language.)
 */

/** How many code units are put into a string at once; an argument list has a limit. */
const sliceUnits = 4096

/** How a sequence begins: the bits that mark its length, and the least scalar value that needs this length. */
const forms = [
  { length: 2, mark: 0b110_00000, mask: 0b111_00000, least: 0x80 },
  { length: 3, mark: 0b1110_0000, mask: 0b1111_0000, least: 0x800 },
  { length: 4, mark: 0b11110_000, mask: 0b11111_000, least: 0x1_0000 },
] as const

/** The scalar value that begins at `offset` with a byte beyond ASCII, and its length; undefined if there is none. */
const scalarAt = (bytes: Uint8Array, offset: number): { readonly scalar: number; readonly length: number } | undefined => {
  const first = bytes[offset] ?? 0
  const form = forms.find(({ mark, mask }) => (first & mask) === mark)
  if (form === undefined || offset + form.length > bytes.length) return undefined
  let scalar = first & ~form.mask & 0xff
  for (let index = 1; index < form.length; index += 1) {
    const next = bytes[offset + index] ?? 0
    if ((next & 0b11_000000) !== 0b10_000000) return undefined
    scalar = (scalar << 6) | (next & 0b00_111111)
  }
  const surrogate = scalar >= 0xd800 && scalar <= 0xdfff
  return scalar < form.least || scalar > 0x10_ffff || surrogate ? undefined : { scalar, length: form.length }
}

/** The text of these bytes; the offset of the first byte that is no UTF-8 otherwise. */
export const decodeUtf8 = (bytes: Uint8Array): string | { readonly invalidAt: number } => {
  let text = ""
  let units: number[] = []
  for (let offset = 0; offset < bytes.length;) {
    const byte = bytes[offset] ?? 0
    if (byte < 0x80) {
      units.push(byte)
      offset += 1
    } else {
      const found = scalarAt(bytes, offset)
      if (found === undefined) return { invalidAt: offset }
      if (found.scalar < 0x1_0000) units.push(found.scalar)
      else units.push(0xd7c0 + (found.scalar >> 10), 0xdc00 + (found.scalar & 0x3ff))
      offset += found.length
    }
    if (units.length >= sliceUnits) {
      text += String.fromCharCode(...units)
      units = []
    }
  }
  return text + String.fromCharCode(...units)
}

/** The bytes of a text. A surrogate without its pair becomes `?`, as Java writes it. */
export const encodeUtf8 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  const put = (byte: number): void => {
    bytes[length] = byte
    length += 1
  }
  for (const character of text) {
    const scalar = character.codePointAt(0) ?? 0
    if (scalar < 0x80) put(scalar)
    else if (scalar < 0x800) {
      put(0b110_00000 | (scalar >> 6))
      put(0b10_000000 | (scalar & 0b00_111111))
    } else if (scalar >= 0xd800 && scalar <= 0xdfff) put(0x3f)
    else if (scalar < 0x1_0000) {
      put(0b1110_0000 | (scalar >> 12))
      put(0b10_000000 | ((scalar >> 6) & 0b00_111111))
      put(0b10_000000 | (scalar & 0b00_111111))
    } else {
      put(0b11110_000 | (scalar >> 18))
      put(0b10_000000 | ((scalar >> 12) & 0b00_111111))
      put(0b10_000000 | ((scalar >> 6) & 0b00_111111))
      put(0b10_000000 | (scalar & 0b00_111111))
    }
  }
  return bytes.slice(0, length)
}
