/**
 * TLC asked over a pipe: starts the Java driver beside this file with a jar of the TLA+ tools, writes the modules it is asked about
 * into a temporary directory, and gives back one answer for each expression or specification.
 */
import { type ChildProcessByStdio, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface, type Interface } from "node:readline"
import type { Readable, Writable } from "node:stream"
import { fileURLToPath } from "node:url"
import { findJar, findJava } from "../../src/cli/engines/tlc-jar.ts"
import type { Data } from "./value.ts"

/** What TLC says about one expression. `exceptOnMissing` marks an EXCEPT outside of the domain, which TLC only warns about. */
export type ExpressionAnswer =
  | { readonly _tag: "Value"; readonly data: Data; readonly text: string; readonly exceptOnMissing: boolean }
  | { readonly _tag: "Error"; readonly kind: string; readonly message: string }
  | { readonly _tag: "Skipped"; readonly reason: "timeout" | "tooLarge" | "crash" | "refused" }

/** One message of TLC's tool mode: its number in TLC's table of messages, and its text. */
export type Message = { readonly code: number; readonly text: string }

/** The end of a model checking run. `exit` is TLC's exit status, -2 when it threw. */
export type SpecificationAnswer = { readonly exit: number; readonly timeout: boolean; readonly messages: readonly Message[] }

/** TLC could not be started. The message says what to install. */
export class NoTlc extends Error {}

/** TLC refuses to parse a module of expressions. */
export class Unparsable extends Error {}

/** Where TLC is and the Java that runs it. */
export type Tlc = { readonly jar: string; readonly java: string }

/** The TLC that `npm run check:model` would use. Throws {@link NoTlc} when there is none, or no Java to run it. */
export const findTlc = (environment: NodeJS.ProcessEnv = process.env): Tlc => {
  const found = findJar(environment)
  if ("missing" in found) throw new NoTlc(found.missing)
  const java = findJava(environment)
  if (java === null) throw new NoTlc("no Java: install a JDK of version 17 or newer, or set JAVA_HOME to one")
  return { jar: found.jar, java }
}

type RawAnswer = {
  readonly name?: string
  readonly data?: Data
  readonly text?: string
  readonly error?: string
  readonly message?: string
  readonly exceptOnMissing?: boolean
  readonly tooLarge?: boolean
  readonly timeout?: boolean
  readonly failed?: string
  readonly done?: boolean
  readonly exit?: number
  readonly messages?: readonly Message[]
}

const expressionAnswer = (raw: RawAnswer): ExpressionAnswer => {
  if (raw.timeout === true) return { _tag: "Skipped", reason: "timeout" }
  if (raw.tooLarge === true) return { _tag: "Skipped", reason: "tooLarge" }
  if (raw.error !== undefined) {
    // TLC's limit on the size of sets is a limit of this campaign, not a fact about the language.
    if (/too many elements|overflow when computing the number of elements/i.test(raw.message ?? ""))
      return { _tag: "Skipped", reason: "tooLarge" }
    // A fault inside of TLC says nothing about the expression: EXCEPT on TLCEval(<<a, b>>) at index 2 runs out of an array's bounds.
    if (/IndexOutOfBounds|NullPointer|ClassCast/.test(raw.error)) return { _tag: "Skipped", reason: "crash" }
    return { _tag: "Error", kind: raw.error, message: raw.message ?? "" }
  }
  if (raw.data === undefined || raw.text === undefined) throw new Error(`TLC's driver answered ${JSON.stringify(raw)}`)
  return { _tag: "Value", data: raw.data, text: raw.text, exceptOnMissing: raw.exceptOnMissing === true }
}

type Driver = {
  readonly child: ChildProcessByStdio<Writable, Readable, null>
  readonly lines: AsyncIterator<string>
  readonly reader: Interface
}

const QUESTIONS_PER_PROCESS = 150

/** A running TLC. Restarts itself after a question that passed its deadline. Ask one question at a time. */
export class TlcOracle {
  readonly #tlc: Tlc
  readonly #directory = mkdtempSync(join(tmpdir(), "zoocheck-differential-"))
  #driver: Driver | undefined
  #count = 0
  #asked = 0

  constructor(tlc: Tlc) {
    this.#tlc = tlc
  }

  /**
   * The value or error of each expression body, in order. `prelude` is the text of the module before the definitions: its EXTENDS and
   * the operators the expressions use. Throws {@link Unparsable} when SANY refuses the module.
   */
  async expressions(prelude: string, bodies: readonly string[]): Promise<ExpressionAnswer[]> {
    const answers = new Map<string, ExpressionAnswer>()
    // After a deadline the process is gone; the rest of the definitions is asked again in a new one.
    while (answers.size < bodies.length) {
      const module = `Batch${++this.#count}`
      // The dummy parameter keeps TLC from evaluating every definition while it loads, where it swallows errors and has no deadline.
      const definitions = bodies.flatMap((body, index) => (answers.has(`E${index}`) ? [] : [definition(`E${index}(batchDummy)`, body)]))
      this.#write(`${module}.tla`, `---- MODULE ${module} ----\n${prelude}\n${definitions.join("\n")}\n====\n`)
      this.#write(`${module}.cfg`, "")
      this.#ask({ kind: "expressions", dir: this.#directory, module })
      for (;;) {
        const raw = await this.#next()
        if (raw.failed !== undefined) throw new Unparsable(raw.failed)
        if (raw.done === true) break
        answers.set(raw.name!, expressionAnswer(raw))
        if (raw.timeout === true) {
          this.#stop()
          break
        }
      }
    }
    return bodies.map((_, index) => answers.get(`E${index}`)!)
  }

  /** Model checks a root module with a configuration. `modules` maps module names to texts. */
  async specification(modules: ReadonlyMap<string, string>, root: string, config: string): Promise<SpecificationAnswer> {
    // A directory of its own for each: modules of two specifications may share names.
    const directory = join(this.#directory, `s${++this.#count}`)
    mkdirSync(directory)
    for (const [name, text] of modules) writeFileSync(join(directory, `${name}.tla`), text)
    writeFileSync(join(directory, "model.cfg"), config)
    this.#ask({ kind: "specification", dir: directory, module: root, config: "model" })
    const raw = await this.#next()
    rmSync(directory, { recursive: true, force: true })
    if (raw.timeout === true) this.#stop()
    return { exit: raw.exit ?? -2, timeout: raw.timeout === true, messages: raw.messages ?? [{ code: 0, text: raw.text ?? "" }] }
  }

  /** Ends the process, waits until it can write no more, and removes its files. */
  async close(): Promise<void> {
    const child = this.#driver?.child
    this.#stop()
    if (child !== undefined && child.exitCode === null && child.signalCode === null) await once(child, "exit")
    rmSync(this.#directory, { recursive: true, force: true })
  }

  #write(name: string, text: string): void {
    writeFileSync(join(this.#directory, name), text)
  }

  #start(): Driver {
    const source = fileURLToPath(new URL("TlcOracle.java", import.meta.url))
    // Small questions never repay the optimising compiler; fingerprints of small specifications fit in the heap.
    const options = [
      "-Xmx2g",
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1",
      // Warnings of the virtual machine would come between the answers.
      "-Xlog:disable",
      "-Dtlc2.tool.fp.FPSet.impl=tlc2.tool.fp.MemFPSet",
      `-Djava.io.tmpdir=${this.#directory}`,
      "-cp",
      this.#tlc.jar,
      source,
    ]
    // TLC_ORACLE_DEBUG shows what Java itself complains about, for instance that it has no compiler for the driver.
    const child = spawn(this.#tlc.java, options, {
      stdio: ["pipe", "pipe", process.env["TLC_ORACLE_DEBUG"] === undefined ? "ignore" : "inherit"],
    })
    const reader = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })
    return { child, reader, lines: reader[Symbol.asyncIterator]() }
  }

  #ask(request: Readonly<Record<string, string>>): void {
    // Each question loads TLC anew, and its compiled code is freed late or never.
    if (++this.#asked % QUESTIONS_PER_PROCESS === 0) this.#stop()
    this.#driver ??= this.#start()
    this.#driver.child.stdin.write(`${JSON.stringify(request)}\n`)
  }

  async #next(): Promise<RawAnswer> {
    const line = await this.#driver!.lines.next()
    if (line.done === true)
      throw new NoTlc("the Java process that runs TLC ended without an answer; try java -cp <jar> properties/differential/TlcOracle.java")
    return JSON.parse(line.value) as RawAnswer
  }

  #stop(): void {
    this.#driver?.reader.close()
    this.#driver?.child.kill()
    this.#driver = undefined
  }
}

/** `name == body`, with the body's continuation lines moved to the right of its first column, so that bullet lists stay aligned. */
export const definition = (name: string, body: string): string => {
  const head = `${name} == `
  return head + body.split("\n").join(`\n${" ".repeat(head.length)}`)
}
