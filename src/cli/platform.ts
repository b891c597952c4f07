/** What a command line needs of Node: arguments, terminal, files, children. */
import * as NodeChildProcessSpawner from "@effect/platform-node-shared/NodeChildProcessSpawner"
import * as NodeFileSystem from "@effect/platform-node-shared/NodeFileSystem"
import * as NodePath from "@effect/platform-node-shared/NodePath"
import * as NodeStdio from "@effect/platform-node-shared/NodeStdio"
import * as NodeTerminal from "@effect/platform-node-shared/NodeTerminal"
import type { Environment } from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { runProcess, type Stopped } from "./process.ts"

const files = Layer.merge(NodeFileSystem.layer, NodePath.layer)
const platform = Layer.mergeAll(files, NodeStdio.layer, NodeTerminal.layer, Layer.provide(NodeChildProcessSpawner.layer, files))

/** Runs a command to its end and exits, see `runProcess`. */
export const runMain = <E>(command: Effect.Effect<number, E, Environment>, stopped?: Stopped): void =>
  runProcess(Effect.provide(command, platform), stopped)
