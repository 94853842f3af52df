import { Result } from "antd";
import type { HostProblem } from "#renderer/ledger/transport.ts";
import { Door } from "./door.tsx";

type Props = { readonly problem: HostProblem };

/** Shown when the program behind this page has ended, or does not know this page. */
export const HostLost = ({ problem }: Props) => (
  <Door>
    {problem === "gone" ? (
      <Result
        status="warning"
        title="程序已经停止运行"
        subTitle="账本已经保存好。请重新启动“乡账”，再从启动窗口打开本页；没有保存的凭证会在打开后找回。"
      />
    ) : (
      <Result
        status="warning"
        title="请从启动窗口重新打开本程序"
        subTitle="这个网页地址已经失效。为了账本安全，每次启动的地址都不同：请回到启动“乡账”的窗口，打开那里显示的地址。"
      />
    )}
  </Door>
);
