export * from "./language.ts";
export type { Value } from "./message.ts";
export type { Params, Translation } from "./params.ts";
export * from "./pinyin.ts";
export * from "./time.ts";
export * from "./translator.ts";
