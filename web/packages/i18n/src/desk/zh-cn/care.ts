import type { Translation } from "../../params.ts";
import type { care as en } from "../en/care.ts";

export const care: Translation<typeof en> = {
  "rest.busy": "你已连续忙碌较久，{time} 前不会有新邀约。",
  "rest.hard": "你可以休息到 {time}。",
  "rest.end": "结束休息",
  "care.title": "忙碌与休息",
  "care.open": "谁在忙，谁在休息…",
  "care.how": "至少处理一个会话或其话后工作即算忙碌。问题按最近八小时统计，同一问题出现三次及以上算重复。",
  "care.refused": "你没有查看权限，请向管理员申请“wellbeing.read”。",
  "care.agent": "坐席",
  "care.busy": "忙碌",
  "care.notThere": "不在岗",
  "care.busyOf": "{minutes} 分钟中占 {percent}%",
  "care.contacts": "会话数",
  "care.repeated": "重复问题",
  "care.percent": "{percent}%",
  "care.matter": "{matter}：{n}",
  "care.rests": "休息",
  "care.restsBusy": "到 {time}，忙碌较久",
  "care.restsHard": "到 {time}，棘手会话之后",
  "care.none": "–",
};
