export * from "./admin-types.ts";
export * from "./client.ts";
export * from "./customer-types.ts";
export * from "./resource.ts";
export * from "./staff.ts";
export * from "./types.ts";
export * from "./visitor.ts";
export * from "./visitor-types.ts";
