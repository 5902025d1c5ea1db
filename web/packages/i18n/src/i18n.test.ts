import { describe, expect, expectTypeOf, test } from "vitest";
import { langOf, pickLanguage } from "./language.ts";
import { format } from "./message.ts";
import type { ParamNames } from "./params.ts";
import { matchScore, pinyinInitials } from "./pinyin.ts";
import { clock, duration, fileSize } from "./time.ts";

describe("a message", () => {
  test("takes its arguments", () => {
    expect(format("Reply to {name} by {channel}", { name: "Li Wei", channel: "web chat" }, "en")).toBe(
      "Reply to Li Wei by web chat",
    );
  });

  test("counts by the rules of its language", () => {
    const text = "{n, plural, =0 {Nothing waits} one {# message waits} other {# messages wait}}.";
    expect(format(text, { n: 0 }, "en")).toBe("Nothing waits.");
    expect(format(text, { n: 1 }, "en")).toBe("1 message waits.");
    expect(format(text, { n: 1200 }, "en")).toBe("1,200 messages wait.");
    expect(format("{n} 条消息", { n: 3 }, "zh-CN")).toBe("3 条消息");
  });

  test("tells its arguments to the compiler", () => {
    expectTypeOf<ParamNames<"Reply to {name} by {channel}">>().toEqualTypeOf<"name" | "channel">();
    expectTypeOf<ParamNames<"{n, plural, one {# message} other {# messages}} of {who}">>().toEqualTypeOf<
      "n" | "who"
    >();
    expectTypeOf<ParamNames<"Send">>().toEqualTypeOf<never>();
  });
});

test("picks the first language that we speak", () => {
  expect(pickLanguage(["fr", "zh-TW", "en"])).toBe("zh-CN");
  expect(pickLanguage([null, "de"])).toBe("en");
});

test("marks the words of others with their language", () => {
  expect(langOf("我的订单", "zh-CN")).toBe("zh-Hans");
  expect(langOf("我的訂單", "zh-TW")).toBe("zh-Hant");
  expect(langOf("注文はどこですか", "en")).toBe("ja");
  expect(langOf("Where is it?", "zh-CN")).toBeUndefined();
  expect(langOf("Wo ist es?", "de")).toBe("de");
});

test("writes clocks and durations", () => {
  expect(clock(38_000)).toBe("0:38");
  expect(clock(3_727_000)).toBe("1:02:07");
  expect(clock(-5)).toBe("0:00");
  expect(duration(38_000, "en")).toBe("38 seconds");
  expect(duration(120_000, "zh-CN")).toBe("2分钟");
  expect(fileSize(120_000, "en")).toBe("120 kB");
});

test("finds Chinese names by their initials", () => {
  expect(pinyinInitials("转接此会话")).toBe("zjchh");
  expect(matchScore("转接此会话…", "zj")).toBe(4);
  expect(matchScore("结束会话", "hh")).toBe(2);
  expect(matchScore("Transfer this conversation…", "conv")).toBe(4);
  expect(matchScore("Send", "x")).toBe(0);
});
