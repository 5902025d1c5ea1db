import type { Translation } from "../params.ts";
import type en from "./surge-en.ts";

const texts: Translation<typeof en> = {
  "moves.title": "自动调配规则",
  "moves.empty": "还没有规则。规则会从空闲的队列借出坐席，支援吃紧的队列，并让他们自动返回。",
  "moves.rule": "内容",
  "moves.isOn": "启用",
  "moves.isOnWhy": "停用后，由它调出的坐席立即返回。",
  "moves.when": "何时调出",
  "moves.queue": "被支援的队列",
  "moves.figure": "依据",
  "moves.startsAt": "达到",
  "moves.startSeconds": "并持续",
  "moves.from": "从哪里借",
  "moves.fromWhy": "按顺序询问。空闲的坐席先去，手头有工作的后去；只调具备该队列所需技能的人。",
  "moves.lender": "借出队列",
  "moves.team": "仅限团队",
  "moves.everybody": "该队列的所有坐席",
  "moves.lendsUpTo": "自身数值不超过此值才借出",
  "moves.recallsAt": "自身数值达到此值即召回",
  "moves.keeps": "至少留下的人数",
  "moves.agents": "最多调出人数",
  "moves.back": "何时返回",
  "moves.endsAt": "数值降到不超过",
  "moves.endSeconds": "并持续",
  "moves.minutes": "最长支援时间",
  "moves.minutesWhy": "到时必须返回；除非其间队列已恢复，否则至少在原队列待同样长的时间。",
  "moves.minute": "分钟",
  "moves.inWords": "用一句话说",
};
export default texts;
