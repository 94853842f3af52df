import "antd/dist/reset.css";
import "@fontsource-variable/noto-sans-sc";
import "dayjs/locale/zh-cn";
import "./style.css";
import { App as Messages, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import { StrictMode, useLayoutEffect } from "react";
import { createRoot } from "react-dom/client";
import { beginDialogsAtFirstField, returnFocusFromDialogs } from "#renderer/frame/dialog-focus.ts";
import { Program } from "#renderer/frame/program.tsx";
import { leaveChoicesAlone } from "#renderer/frame/select-tab.ts";
import { followAddress } from "#renderer/stages/office/place-store.ts";
import { followSession } from "#renderer/stages/office/session-store.ts";
import { themeOf } from "#renderer/theme.ts";
import { scaleOf, useDisplay } from "#renderer/ui/display-size.ts";

dayjs.locale("zh-cn");
followAddress();
followSession();
beginDialogsAtFirstField();
returnFocusFromDialogs();
leaveChoicesAlone();

/** Everything in the chosen size: what is measured in rem follows the root, antd its tokens. */
const Themed = () => {
  const scale = scaleOf[useDisplay((state) => state.size)];
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${16 * scale}px`;
  }, [scale]);
  return (
    <ConfigProvider
      locale={zhCN}
      theme={themeOf(scale)}
      button={{ autoInsertSpace: false }}
      modal={{ closable: { "aria-label": "关闭" } }}
    >
      <Messages message={{ maxCount: 1 }} style={{ height: "100%" }}>
        <Program />
      </Messages>
    </ConfigProvider>
  );
};

const root = document.querySelector("#root");
if (root === null) throw new Error("the page has no root");
createRoot(root).render(
  <StrictMode>
    <Themed />
  </StrictMode>,
);
