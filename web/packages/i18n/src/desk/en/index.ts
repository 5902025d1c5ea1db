import { common } from "./common.ts";
import { conversation } from "./conversation.ts";
import { demo } from "./demo.ts";
import { me } from "./me.ts";
import { setup } from "./setup.ts";
import { work } from "./work.ts";

const texts = { ...common, ...work, ...conversation, ...demo, ...me, ...setup } as const;
export default texts;
