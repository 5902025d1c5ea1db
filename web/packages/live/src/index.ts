export * from "./backoff.ts";
export * from "./connection.ts";
export * from "./entries.ts";
export * from "./server-clock.ts";
