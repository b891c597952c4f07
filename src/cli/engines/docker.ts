/** The engine `docker`: TLC in the image of `spec/Dockerfile`, as an unprivileged user, without network. */
import { randomUUID } from "node:crypto"
import { execFileSync } from "node:child_process"
import * as Effect from "effect/Effect"
import { runChild } from "./child.ts"
import { withoutSearch, type Engine, type Readiness } from "./engine.ts"
import { dockerBuildCommand, dockerRunCommand, shellText } from "./tlc-command.ts"
import { runTlc } from "./tlc.ts"

const readiness = (): Readiness => {
  try {
    execFileSync("docker", ["version", "--format", "{{.Server.Version}}"], { stdio: ["ignore", "pipe", "pipe"] })
    return { _tag: "Ready", description: "TLC 2.19 in a container" }
  } catch {
    return { _tag: "Missing", install: "no Docker engine answers: install Docker and start it" }
  }
}

/** The engine; `imageDirectory` holds the Dockerfile. The image is built before the first model; the other models wait for it. */
export const dockerEngine = (imageDirectory: string): Engine => {
  const build = dockerBuildCommand(imageDirectory)
  const image = Effect.runSync(Effect.cached(runChild(build)))
  return {
    name: "docker",
    get readiness() {
      return readiness()
    },
    commandLine: (job) => `${shellText(build)} && ${shellText(dockerRunCommand(job, "zoocheck-tlc"))}`,
    run: Effect.fnUntraced(function* (job, onProgress) {
      const built = yield* image
      if (built.code !== 0) {
        const reason = built.failedToStart ?? built.stderr.trim()
        return withoutSearch("error", `the image could not be built: ${reason}`)
      }
      const name = `zoocheck-tlc-${randomUUID()}`
      // Docker's client passes SIGTERM on to the container, so interrupting the client ends TLC.
      return yield* runTlc(job, dockerRunCommand(job, name), job.specDirectory, onProgress)
    }),
  }
}
