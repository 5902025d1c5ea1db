import { Problem } from "@parley/api";
import { expect, test } from "vitest";
import { problemFields } from "./problem-fields.ts";

test("puts each complaint of the server at its field", () => {
  const problem = new Problem(422, {
    code: "invalid",
    errors: [
      { field: "name", code: "taken", detail: "This name is taken." },
      { field: "members[2].priority", code: "range", detail: "From 1 to 9." },
    ],
  });
  expect(problemFields(problem)).toEqual([
    { name: ["name"], errors: ["This name is taken."] },
    { name: ["members", 2, "priority"], errors: ["From 1 to 9."] },
  ]);
  expect(problemFields(new Error("x"))).toEqual([]);
});

test("knows the field of a refusal that is about one by its code", () => {
  const taken = new Problem(409, { code: "login-taken", detail: "The sign-in name li is taken." });
  expect(problemFields(taken)).toEqual([{ name: ["login"], errors: ["The sign-in name li is taken."] }]);
  expect(problemFields(new Problem(409, { code: "in-use" }))).toEqual([]);
});
