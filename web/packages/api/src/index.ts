export * from "./client.ts";
export * from "./staff.ts";
export * from "./types.ts";
export * from "./visitor.ts";
