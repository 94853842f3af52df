import "antd/dist/reset.css";
import "@fontsource-variable/noto-sans-sc";
import "dayjs/locale/zh-cn";
import "./style.css";
import { App as Messages, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { beginDialogsAtFirstField, returnFocusFromDialogs } from "#renderer/frame/dialog-focus.ts";
import { Program } from "#renderer/frame/program.tsx";
import { followAddress } from "#renderer/stages/office/place-store.ts";
import { followSession } from "#renderer/stages/office/session-store.ts";
import { theme } from "#renderer/theme.ts";

dayjs.locale("zh-cn");
followAddress();
followSession();
beginDialogsAtFirstField();
returnFocusFromDialogs();

const root = document.querySelector("#root");
if (root === null) throw new Error("the page has no root");
createRoot(root).render(
  <StrictMode>
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      modal={{ closable: { "aria-label": "关闭" } }}
    >
      <Messages style={{ height: "100%" }}>
        <Program />
      </Messages>
    </ConfigProvider>
  </StrictMode>,
);
