import type { ChannelKind, Page } from "@parley/api";
import { queryOptions } from "@tanstack/react-query";
import { request } from "../../shared/api.ts";

/** The kinds of channels that this centre can have, with the forms of their settings. */
export const kindsQuery = (language: string) =>
  queryOptions({
    queryKey: ["channel-kinds", language],
    queryFn: () => request<Page<ChannelKind>>("GET", "/channels/kinds"),
    staleTime: 300_000,
  });
