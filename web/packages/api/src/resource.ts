import type { Request } from "./client.ts";
import type { Page } from "./types.ts";

/** The five verbs that every object of the administration has; `Body` is what of it can be written. */
export function resource<T extends { id: string }, Body extends object, Created = T>(
  request: Request,
  path: string,
) {
  return {
    path,
    list: () => request<Page<T>>("GET", path),
    get: (id: string) => request<T>("GET", `${path}/${id}`),
    create: (body: Body, key: string) => request<Created>("POST", path, { body, key }),
    replace: (id: string, body: Body) => request<T>("PUT", `${path}/${id}`, { body }),
    remove: (id: string) => request<void>("DELETE", `${path}/${id}`),
  };
}

export type Resource<T extends { id: string }, Body extends object, Created = T> = ReturnType<
  typeof resource<T, Body, Created>
>;
/** For pages that read or delete and never write. */
export type Readable<T extends { id: string }> = Pick<
  Resource<T, object>,
  "path" | "list" | "get" | "remove"
>;
