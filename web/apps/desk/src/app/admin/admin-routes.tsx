import { Navigate, type RouteObject } from "react-router";
import { AuditPage } from "../../features/audit/audit-page.tsx";
import { ChannelForm, ChannelList } from "../../features/channels/channel-pages.tsx";
import { CannedForm, CannedList } from "../../features/conversation/canned-pages.tsx";
import { CodeForm, CodeList } from "../../features/conversation/code-pages.tsx";
import { TokenForm, TokenList } from "../../features/identity/token-pages.tsx";
import { JobsPage } from "../../features/jobs/jobs-page.tsx";
import { QueueList } from "../../features/routing/queue-pages.tsx";
import { SettingsPage } from "../../features/settings/settings-page.tsx";
import { BalanceList } from "../../features/simulation/balance-list.tsx";
import { BalancePage } from "../../features/simulation/balance-page.tsx";
import { SimulationList } from "../../features/simulation/simulation-list.tsx";
import { SimulationPage } from "../../features/simulation/simulation-run.tsx";
import { HoursForm, HoursList } from "../../features/staff/hours-pages.tsx";
import { PeopleList, PersonForm } from "../../features/staff/people-pages.tsx";
import { SkillForm, SkillList } from "../../features/staff/skill-pages.tsx";
import { TeamForm, TeamList } from "../../features/staff/team-pages.tsx";
import { RulesPage } from "../../features/strategies/rules-page.tsx";
import { StrategyForm, StrategyList } from "../../features/strategies/strategy-pages.tsx";
import { MoveRuleForm, MoveRuleList } from "../../features/surge/rule-pages.tsx";
import { TriagePage } from "../../features/triage/triage-page.tsx";
import { LimitForm, LimitList } from "../../features/wellbeing/limit-pages.tsx";
import { QueueRoute } from "./queue-route.tsx";

const pages = [
  ["routing/queues", QueueList, QueueRoute],
  ["routing/strategies", StrategyList, StrategyForm],
  ["routing/simulations", SimulationList, SimulationPage],
  ["routing/moves", MoveRuleList, MoveRuleForm],
  ["routing/balance", BalanceList, BalancePage],
  ["routing/skills", SkillList, SkillForm],
  ["routing/hours", HoursList, HoursForm],
  ["people/staff", PeopleList, PersonForm],
  ["people/teams", TeamList, TeamForm],
  ["people/limits", LimitList, LimitForm],
  ["channels", ChannelList, ChannelForm],
  ["content/canned", CannedList, CannedForm],
  ["content/wrapup", CodeList, CodeForm],
] as const;

export const adminRoutes: RouteObject[] = [
  { index: true, element: <Navigate to="routing/queues" replace /> },
  ...pages.flatMap(([path, List, Page]) => [
    { path, element: <List /> },
    { path: `${path}/:id`, element: <Page /> },
  ]),
  { path: "routing/rules", element: <RulesPage /> },
  { path: "routing/triage", element: <TriagePage /> },
  { path: "system/tokens", element: <TokenList /> },
  { path: "system/tokens/new", element: <TokenForm /> },
  { path: "system/jobs", element: <JobsPage /> },
  { path: "system/settings", element: <SettingsPage /> },
  { path: "system/audit", element: <AuditPage /> },
];
