import { execFileSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("../..", import.meta.url));
const jar = process.env.PARLEY_TEST_JAR ?? join(web, "../target/run/parley-server.jar");

function javaHome(): string {
  if (process.env.JAVA_HOME) return process.env.JAVA_HOME;
  const said = execFileSync("../parley", ["doctor"], { cwd: web, encoding: "utf8" });
  return /^jdk +(\/.*)$/m.exec(said)?.[1] ?? "/usr";
}

/**
 * The product with two channels more, of tempi that it has none of yet: a call and a letter. They are
 * compiled into a folder of the test, so that no build can carry them.
 *
 * @returns the words of a command that takes what `./parley` takes
 */
export function withTestChannels(folder: string): string[] {
  const java = join(javaHome(), "bin/java");
  const sources = join(web, "e2e/channels");
  const names = readdirSync(sources);
  const files = names.map((name) =>
    join(
      sources,
      name,
      `${name.replace(/^test(.)/, (_, first: string) => `Test${first.toUpperCase()}`)}.java`,
    ),
  );
  const classes = join(folder, "classes");
  const libraries = join(dirname(jar), "lib/*");
  execFileSync(`${java}c`, ["-d", classes, "-proc:none", "-cp", `${jar}:${libraries}`, ...files]);
  for (const name of names) {
    cpSync(join(sources, name), join(classes, "parley/channel", name), {
      recursive: true,
      filter: (from) => !from.endsWith(".java"),
    });
  }
  return [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", `${jar}:${classes}`, "parley.Parley"];
}
