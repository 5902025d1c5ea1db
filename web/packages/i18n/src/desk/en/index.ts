import { care } from "./care.ts";
import { common } from "./common.ts";
import { conversation } from "./conversation.ts";
import { demo } from "./demo.ts";
import { me } from "./me.ts";
import { reports } from "./reports.ts";
import { setup } from "./setup.ts";
import { surge } from "./surge.ts";
import { team } from "./team.ts";
import { work } from "./work.ts";

const texts = {
  ...care,
  ...common,
  ...work,
  ...conversation,
  ...demo,
  ...me,
  ...reports,
  ...setup,
  ...surge,
  ...team,
} as const;
export default texts;
