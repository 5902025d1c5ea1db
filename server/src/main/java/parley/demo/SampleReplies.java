package parley.demo;

import parley.platform.kernel.Actor;
import parley.work.canned.CannedReplies;
import parley.work.canned.CannedReplies.Wanted;

/// The canned replies of the sample centre, each in both languages.
final class SampleReplies {

    private SampleReplies() {}

    static void fill(CannedReplies replies) {
        add(
                replies,
                "hello",
                "Greeting",
                "Hello {customer.name}, this is {agent.name}. How can I help you?",
                "问候",
                "{customer.name}您好，我是{agent.name}，请问有什么可以帮您？");
        add(
                replies,
                "ship",
                "Parcel on its way",
                "Your order {order no.} left our warehouse on {date} and arrives in two to three days.",
                "包裹已发出",
                "您的订单 {订单号} 已于 {日期} 发出，预计两到三天送达。");
        add(replies, "wait", "One moment", "One moment, I am looking that up for you.", "请稍等", "请您稍等，我帮您查一下。");
        add(
                replies,
                "return",
                "How to send back",
                "You can send it back within 30 days. I will e-mail you a label for order {order no.}.",
                "退货办法",
                "30 天内可以退货。订单 {订单号} 的退货标签我会发到您的邮箱。");
        add(replies, "bye", "Goodbye", "Glad I could help. Write to us any time.", "道别", "很高兴能帮到您，有问题随时联系我们。");
    }

    private static void add(
            CannedReplies replies, String shortcut, String title, String text, String chineseTitle, String chinese) {
        replies.add(new Wanted(shortcut, title, text, "en", null, null), Actor.SYSTEM);
        replies.add(new Wanted(shortcut, chineseTitle, chinese, "zh-CN", null, null), Actor.SYSTEM);
    }
}
