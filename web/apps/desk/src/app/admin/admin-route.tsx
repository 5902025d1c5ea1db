import { useT } from "@parley/i18n/react";
import { antdTheme } from "@parley/ui/antd";
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useRoutes } from "react-router";
import { AdminTextsProvider } from "../../shared/admin/texts.tsx";
import { nonce } from "../../shared/nonce.ts";
import { usePreferences } from "../../shared/preferences.ts";
import { AdminFrame } from "./admin-frame.tsx";
import { adminRoutes } from "./admin-routes.tsx";
import { useDark } from "./use-dark.ts";

/** Ant Design begins here: the desk never loads it. */
export function AdminRoute() {
  const t = useT();
  const { density } = usePreferences();
  const dark = useDark();
  const pages = useRoutes(adminRoutes);
  return (
    <ConfigProvider
      csp={{ nonce }}
      theme={antdTheme(dark ? "dark" : "light", density)}
      locale={t.language === "zh-CN" ? zhCN : enUS}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <AdminTextsProvider>
        <AdminFrame>{pages}</AdminFrame>
      </AdminTextsProvider>
    </ConfigProvider>
  );
}
