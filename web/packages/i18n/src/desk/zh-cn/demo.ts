import type { Translation } from "../../params.ts";
import type { demo as en } from "../en/demo.ts";

export const demo: Translation<typeof en> = {
  "try.title": "体验 Parley",
  "try.lead": "左边是装了在线客服的商店，右边是{name}的工作台，两边都由你来扮演。",
  "try.step1": "在商店里发一句“你好”",
  "try.step2": "在工作台接入",
  "try.step3": "回复客户",
  "try.step4": "结束会话",
  "try.step1Hint": "左侧：点右下角的圆形按钮。",
  "try.step2Hint": "右侧：点“接入”，或点一下工作台再按 {key}。",
  "try.step3Hint": "在输入框里打字，回车发送。",
  "try.step4Hint": "按 E，选处理结果，再按 Ctrl Enter。",
  "try.done": "已完成",
  "try.allDone": "完整走了一遍：来信、派单、回复、结束。",
  "try.progress": "已完成 {done} 步，共 {all} 步",
  "try.shop": "演示商店",
  "try.desk": "工作台",
  "try.openDesk": "单独打开工作台",
  "try.again": "再来一遍",
  "try.unavailable": "引导体验只在演示中心提供，启动时加上 --demo。",
  "try.showShop": "商店",
  "try.showDesk": "工作台",
};
