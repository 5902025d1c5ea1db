import type { ChannelKind, Page } from "@parley/api";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./api.ts";

/** The kinds of channels that this centre can have, with the forms of their settings. */
export const readKinds = () => request<Page<ChannelKind>>("GET", "/channels/kinds");

export const kindsQuery = (language: string) =>
  queryOptions({
    queryKey: ["channel-kinds", language],
    queryFn: readKinds,
    staleTime: 300_000,
  });

/**
 * Whether customers meet the channel on a page of ours that other sites carry by a line of theirs:
 * a page that follows the stream by itself is such a page.
 */
export const isCarriedByPages = (kind: ChannelKind) => kind.capabilities.followsStream;
