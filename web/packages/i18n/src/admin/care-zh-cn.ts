import type { Translation } from "../params.ts";
import type en from "./care-en.ts";

const texts: Translation<typeof en> = {
  "limits.title": "坐席休息规则",
  "limits.empty": "还没有规则。设置后，忙碌过久或刚处理完棘手会话的坐席可以休息，系统分配时会遵守。",
  "limits.everybody": "全体坐席",
  "limits.what": "内容",
  "limits.team": "适用团队",
  "limits.teamWhy": "团队自己的规则优先于全体规则；属于多个团队时，采用对坐席最宽松的一条。",
  "limits.busy": "忙碌过久",
  "limits.busyWhy":
    "至少处理一个会话或其话后工作即算忙碌，同时两个会话只算一次。超过限度的坐席暂时不再收到新邀约，手头的工作不变。",
  "limits.cap": "忙碌占比达到多少开始休息",
  "limits.never": "不限",
  "limits.again": "降到多少恢复分配",
  "limits.window": "统计时段",
  "limits.rest": "最长休息",
  "limits.hard": "棘手会话之后",
  "limits.hardWhy": "满足任意一条即为棘手会话。",
  "limits.pause": "休息时间",
  "limits.pauseWhy": "填 0 则不休息。坐席可以提前结束。",
  "limits.codes": "小结代码为",
  "limits.labels": "带有标签",
  "limits.long": "处理时间达到",
  "limits.care": "不影响客户",
  "limits.most": "同时休息的比例上限",
  "limits.mostWhy": "按队列中在岗坐席计算。只有一位坐席在岗时，除非填 100%，否则不休息。",
  "limits.emergency": "有紧急事项等待时结束休息",
  "limits.minute": "分钟",
  "limits.saysBusy": "忙碌占比达 {cap}% 开始休息，降到 {again}% 恢复，最长 {rest} 分钟。",
  "limits.saysPause": "棘手会话后休息 {pause} 分钟。",
  "limits.saysNothing": "无。",
};
export default texts;
