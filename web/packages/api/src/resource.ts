import type { Request } from "./client.ts";
import type { Page } from "./types.ts";

/** The five verbs that every object of the administration has. */
export function resource<T extends { id: string }, Created = T>(request: Request, path: string) {
  return {
    path,
    list: () => request<Page<T>>("GET", path),
    get: (id: string) => request<T>("GET", `${path}/${id}`),
    create: (body: Omit<T, "id">, key: string) => request<Created>("POST", path, { body, key }),
    replace: (id: string, body: Omit<T, "id">) => request<T>("PUT", `${path}/${id}`, { body }),
    remove: (id: string) => request<void>("DELETE", `${path}/${id}`),
  };
}

export type Resource<T extends { id: string }, Created = T> = ReturnType<typeof resource<T, Created>>;
