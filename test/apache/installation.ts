/** Finds Apache ZooKeeper 3.8.0 as Debian's package `zookeeper` installs it, or another one that is named. */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

/** How a server of Apache's is started: the program and what comes before the name of its class. */
export type Installation = { readonly java: string; readonly classPath: string }

/** Where Debian puts the jars; the first names all that it needs in its manifest, the second prints the log. */
const debianJars = ["/usr/share/java/zookeeper.jar", "/usr/share/java/slf4j-simple.jar"]

/**
 * The installation, or the reason why there is none. `ZOOCHECK_APACHE_CLASSPATH` names jars elsewhere, a server with
 * all it needs.
 */
export const findApache = (): Installation | string => {
  const named = process.env["ZOOCHECK_APACHE_CLASSPATH"]
  const jars = named === undefined ? debianJars : named.split(":")
  const absent = jars.filter((jar) => !jar.endsWith("*") && !existsSync(jar))
  if (absent.length > 0) return `there is no ${absent.join(" and no ")}; Debian's package zookeeper installs Apache ZooKeeper`
  const java = spawnSync("java", ["-version"], { stdio: "ignore" })
  if (java.error !== undefined || java.status !== 0) return "there is no java; Debian's package zookeeper needs a Java runtime"
  return { java: "java", classPath: jars.join(":") }
}

/** Whether a test without Apache must fail: whoever installed it wants to know when it is not found. */
export const apacheIsRequired = (): boolean => process.env["ZOOCHECK_APACHE"] === "required"
