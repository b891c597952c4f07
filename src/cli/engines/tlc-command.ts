/** The command lines that run TLC, beside a local Java or in a container. */
import * as localPath from "node:path"
import type { Job } from "./engine.ts"

/** A program and its arguments. */
export type CommandLine = readonly [program: string, ...args: string[]]

/**
 * TLC's own arguments. One worker, because only then are the diameter and the length of a counterexample
 * exact; several models run side by side instead.
 */
const tlcArguments = (job: Job, specDirectory: string, scratch: string, path: Pick<localPath.PlatformPath, "join">): string[] => [
  "tlc2.TLC",
  "-tool",
  "-workers",
  "1",
  "-metadir",
  path.join(scratch, "states"),
  "-config",
  path.join(specDirectory, job.model.config),
  path.join(specDirectory, job.model.spec),
]

/**
 * TLC on a local Java. `scratch` is an empty folder of this run alone: TLC unpacks its standard modules into
 * the temporary folder and names its state folder after the second, so two runs must share neither.
 */
export const tlcCommand = (job: Job, java: string, jar: string, scratch: string): CommandLine => [
  java,
  "-XX:+UseParallelGC",
  `-Xmx${job.limits.maxMemoryMiB}m`,
  `-Djava.io.tmpdir=${scratch}`,
  `-DTLA-Library=${job.specDirectory}`,
  "-cp",
  jar,
  ...tlcArguments(job, job.specDirectory, scratch, localPath),
]

/** The tag of the image that `spec/Dockerfile` builds. */
export const dockerImage = "zoocheck-tlc:1.7.4"

/** Builds the image; Docker's cache makes a second build immediate. */
export const dockerBuildCommand = (imageDirectory: string): CommandLine => [
  "docker",
  "build",
  "--quiet",
  "--tag",
  dockerImage,
  imageDirectory,
]

/** TLC in a container without network, with the specifications mounted read-only. */
export const dockerRunCommand = (job: Job, name: string): CommandLine => [
  "docker",
  "run",
  "--rm",
  "--init",
  "--name",
  name,
  "--network",
  "none",
  "--volume",
  `${job.specDirectory}:/spec:ro`,
  "--entrypoint",
  "java",
  dockerImage,
  "-XX:+UseParallelGC",
  `-Xmx${job.limits.maxMemoryMiB}m`,
  "-DTLA-Library=/spec",
  "-cp",
  "/opt/tla2tools.jar",
  ...tlcArguments(job, "/spec", "/tmp", localPath.posix),
]

/** A command line as a person would type it. */
export const shellText = (command: CommandLine): string =>
  command.map((part) => (/^[\w./:=@%+,-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`)).join(" ")
