// The parts of the engine that touch the file system. Node only; everything else under this folder is pure.
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"

/** The bytes of the TLA+ grammar, from the installed package. */
export const grammarWasm = (): Uint8Array =>
  readFileSync(createRequire(import.meta.url).resolve("tree-sitter-tlaplus/tree-sitter-tlaplus.wasm"))
