import { createRequest, staffApi } from "@parley/api";
import { reportUnauthenticated } from "./session-loss.ts";

/** Problems come in the language of the page, which is on the root element. */
export const request = createRequest({
  language: () => document.documentElement.lang || "en",
  onUnauthenticated: reportUnauthenticated,
});

export const api = staffApi(request);
