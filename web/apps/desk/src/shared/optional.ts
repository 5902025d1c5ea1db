import { type Page, Problem } from "@parley/api";

/** A list that an older server does not have yet counts as empty; any other failure is one. */
export async function orEmpty<T>(list: Promise<Page<T>>): Promise<Page<T>> {
  try {
    return await list;
  } catch (error) {
    if (error instanceof Problem && (error.status === 404 || error.status === 403))
      return { items: [], next: null };
    throw error;
  }
}
