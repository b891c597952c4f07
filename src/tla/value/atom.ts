// Strings and model values: values without parts, one object each per universe, so that identity is equality.

/** What makes the string value of a text; the universe is one. Strings know theirs so that `\o` can make new ones. */
export type StringSource = { readonly string: (text: string) => StringValue }

/** A TLA+ string. Made by a universe only, one object per text. */
export class StringValue {
  readonly text: string
  /** The position in the order of strings: TLC orders strings by the first appearance of their text as a token. */
  readonly serial: number
  readonly source: StringSource
  /** The universe's number of this value, 0 until it is interned. */
  id = 0

  constructor(text: string, serial: number, source: StringSource) {
    this.text = text
    this.serial = serial
    this.source = source
  }
}

/** A model value of the configuration. It differs from every other value. */
export class ModelValue {
  readonly name: string
  /** The letter of a typed model value (`A` for `A_x`), `null` for an untyped one. */
  readonly type: string | null
  /** The position in the order of model values, counted together with the strings. */
  readonly serial: number
  readonly source: StringSource
  /** The universe's number of this value, 0 until it is interned. */
  id = 0

  constructor(name: string, serial: number, source: StringSource) {
    this.name = name
    this.source = source
    this.type = name.length > 2 && name[1] === "_" ? name.slice(0, 1) : null
    this.serial = serial
  }
}
