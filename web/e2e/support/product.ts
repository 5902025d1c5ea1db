import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export interface Account {
  role: "administrator" | "supervisor" | "agent";
  login: string;
  password: string;
  token: string;
}

export interface Run {
  url: string;
  pid: number;
  version: string;
  startedAt: string;
  demo?: { accounts: Account[] };
}

const START_MS = 150_000;
const STOP_MS = 20_000;
const web = fileURLToPath(new URL("../..", import.meta.url));

export function readRun(data: string): Run | null {
  const file = join(data, "run.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Run) : null;
}

const DEMO = ["--demo", "--no-simulation"];

/** Starts the product as a user would, and waits for its `run.json`; without options it is an empty centre. */
export async function startProduct(
  data: string,
  port: number,
  options = DEMO,
  by = (process.env.PARLEY_COMMAND ?? "../parley").split(" "),
): Promise<Run> {
  const [command = "", ...words] = by;
  const args = [...words, "start", ...options, "--port", String(port), "--data", data];
  // What it may have to build first is what people get, not the test build that the runner asks for.
  const env = { ...process.env, NODE_ENV: "production" };
  const child = spawn(command, args, { cwd: web, env, stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  child.stdout.on("data", (words: Buffer) => said.push(words.toString()));
  child.stderr.on("data", (words: Buffer) => said.push(words.toString()));
  // The test process may end before the product does.
  child.unref();
  return waitForReady(data, child, said);
}

async function waitForReady(data: string, child: ChildProcess, said: string[]): Promise<Run> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    const run = readRun(data);
    if (run && (await isReady(run.url))) return run;
    if (child.exitCode !== null) break;
    await pause(200);
  }
  throw new Error(`the product did not start:\n${said.join("").slice(-4000)}`);
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}

/** Asks the product to stop and waits until it has. */
export async function stopProduct(data: string): Promise<void> {
  const run = readRun(data);
  if (!run || !isAlive(run.pid)) return;
  process.kill(run.pid, "SIGTERM");
  const until = Date.now() + STOP_MS;
  while (isAlive(run.pid)) {
    if (Date.now() > until) throw new Error(`process ${run.pid} did not stop within ${STOP_MS} ms`);
    await pause(100);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
