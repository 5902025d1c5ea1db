import { common } from "./common.ts";
import { conversation } from "./conversation.ts";
import { demo } from "./demo.ts";
import { me } from "./me.ts";
import { work } from "./work.ts";

const texts = { ...common, ...work, ...conversation, ...demo, ...me } as const;
export default texts;
