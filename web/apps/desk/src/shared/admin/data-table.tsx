import type { ReactNode } from "react";
import styles from "./data-table.module.css";

export interface Column<T> {
  title: string;
  render: (item: T) => ReactNode;
}

interface DataTableProps<T extends { id: string }> {
  label: string;
  columns: readonly Column<T>[];
  items: readonly T[];
}

/** A real table in a box that scrolls, has a name and can be reached by keyboard. The first column names the row. */
export function DataTable<T extends { id: string }>({ label, columns, items }: DataTableProps<T>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.box} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              {columns.map(({ title, render }, index) =>
                index === 0 ? (
                  <th key={title} scope="row">
                    {render(item)}
                  </th>
                ) : (
                  <td key={title}>{render(item)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
