import { ReportsPage } from "../features/reports/reports-page.tsx";

export function ReportsRoute() {
  return <ReportsPage />;
}
