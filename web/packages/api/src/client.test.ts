import { expect, test } from "vitest";
import { createRequest, isTransient, Problem, Unreachable } from "./client.ts";

const answering = (status: number, body: string, seen: Request[] = []) =>
  createRequest({
    base: "http://here/api/v1",
    language: () => "zh-CN",
    fetch: async (input, init) => {
      seen.push(new Request(input as string, init));
      return new Response(status === 204 ? null : body, { status });
    },
  });

test("sends JSON with language and key, and reads JSON", async () => {
  const seen: Request[] = [];
  const request = answering(200, '{"id":"1"}', seen);
  expect(
    await request("POST", "/x", { body: { a: 1 }, key: "k", query: { limit: 5, after: undefined } }),
  ).toEqual({ id: "1" });
  expect(seen[0]?.url).toBe("http://here/api/v1/x?limit=5");
  expect(seen[0]?.headers.get("idempotency-key")).toBe("k");
  expect(seen[0]?.headers.get("accept-language")).toBe("zh-CN");
});

test("turns a refusal into a problem with its code and sentence", async () => {
  const request = answering(409, '{"code":"offer-taken","detail":"已被接入"}');
  const error = await request("POST", "/x").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Problem);
  expect(error).toMatchObject({ status: 409, code: "offer-taken", message: "已被接入" });
  expect(isTransient(error)).toBe(false);
});

test("gives the answer of a proxy a code too", async () => {
  const error = await answering(502, "<html>")("GET", "/x").catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "http-502" });
  expect(isTransient(error)).toBe(true);
});

test("tells a server that cannot be reached from one that refuses", async () => {
  const request = createRequest({
    language: () => "en",
    fetch: () => Promise.reject(new TypeError("failed")),
  });
  const error = await request("GET", "/x").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Unreachable);
  expect(isTransient(error)).toBe(true);
});
