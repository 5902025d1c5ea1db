import type { Translation } from "../../params.ts";
import type { surge as en } from "../en/surge.ts";

export const surge: Translation<typeof en> = {
  "surge.title": "调配坐席",
  "surge.open": "临时调配坐席…",
  "surge.how": "把坐席拖到其他队列，或先勾选再选择去向。调配立即生效，到时自动返回。",
  "surge.refused": "你没有调配坐席的权限，请向管理员申请“surge.move”。",
  "surge.noQueues": "还没有队列，请管理员添加。",
  "surge.selected": "{n, plural, =0 {尚未选择坐席。} other {已选 # 位坐席。}}",
  "surge.to": "调到",
  "surge.choose": "选择队列",
  "surge.time": "时长",
  "surge.minutes": "{n} 分钟",
  "surge.hours": "{n} 小时",
  "surge.early": "连续一分钟无人等待超过目标时间，即提前返回",
  "surge.move": "调配",
  "surge.first": "请先选择坐席和队列。",
  "surge.moved": "{n} 位坐席现在服务于“{queue}”。",
  "surge.waiting": "{n, plural, =0 {无人排队} other {# 位排队}}",
  "surge.nobody": "没有坐席服务这个队列。",
  "surge.there": "在岗",
  "surge.away": "不在岗",
  "surge.lent": "来自“{queue}”，{time} 返回",
  "surge.back": "撤回",
  "surge.backWho": "撤回{name}",
  "surge.backDone": "{n} 位坐席已返回。",
  "surge.running": "正在支援其他队列",
  "surge.none": "当前没有调配。",
  "surge.line": "{n} 位坐席从“{from}”调到“{to}”，{time} 返回，操作人：{who}",
  "surge.lineEarly": "若该队列无人等待超过 {seconds} 秒，则提前返回",
  "surge.backAll": "全部撤回",
  "surge.select": "选择{name}",
  "surge.lineRule": "{n} 位坐席从“{from}”调到“{to}”，{time} 返回，依据规则“{rule}”（{figure}）",
  "surgeFigure.LONGEST_WAIT": "最长等待时间",
  "surgeFigure.EXPECTED_WAIT": "预计等待时间",
  "surgeFigure.WAITING": "排队数量",
  "surgeValue.LONGEST_WAIT": "当时最长已等待 {value} 秒",
  "surgeValue.EXPECTED_WAIT": "当时预计等待 {value} 秒",
  "surgeValue.WAITING": "当时有 {value} 位排队",
  "surgeStart.LONGEST_WAIT":
    "当“{queue}”中有人等待达 {at} 秒{seconds, plural, =0 {} other {并持续 # 秒}}，最多调去 {n} 位坐席。",
  "surgeStart.EXPECTED_WAIT":
    "当“{queue}”的预计等待达 {at} 秒{seconds, plural, =0 {} other {并持续 # 秒}}，最多调去 {n} 位坐席。",
  "surgeStart.WAITING":
    "当“{queue}”中有 {at} 位排队{seconds, plural, =0 {} other {并持续 # 秒}}，最多调去 {n} 位坐席。",
  "surge.ruleFrom":
    "从“{queue}”借：其自身数值不超过 {upTo} 时借出，达到 {recall} 时召回{keeps, plural, =0 {} other {，至少留下 # 位在岗}}。",
  "surge.ruleFromTeam":
    "从“{queue}”的团队“{team}”借：队列自身数值不超过 {upTo} 时借出，达到 {recall} 时召回{keeps, plural, =0 {} other {，至少留下 # 位在岗}}。",
  "surge.ruleEnd":
    "数值降到 {at} 以下（含）{seconds, plural, =0 {} other {并持续 # 秒}}即返回，最长支援 {minutes} 分钟。",
  "surge.rules": "自动调配规则",
  "surge.noRules": "还没有规则，由管理员设置。",
  "surge.setUp": "设置规则",
  "surge.turnedOn": "“{name}”已启用。",
  "surge.turnedOff": "“{name}”已停用，由它调出的坐席将返回。",
  "surge.moving": "{n} 位坐席正由它调出。",
};
