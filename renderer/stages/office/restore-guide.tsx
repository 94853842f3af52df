import { useSession } from "./session-store.ts";

/** How to bring back a backup. It is done with the program closed, so that nobody works on a ledger being replaced. */
export const RestoreGuide = () => {
  const path = useSession((state) => state.office?.ledgerPath ?? "");
  return (
    <section className="panel">
      <h2>怎样恢复</h2>
      <ol style={{ marginBottom: 0 }}>
        <li>请所有人退出，关闭本程序。</li>
        <li>插好存放备份的U盘，记下上面列表里那份备份的位置。</li>
        <li>
          在程序所在的文件夹打开命令窗口，输入一行命令（引号里换成备份的位置）：
          <pre className="command">npm run --silent xz -- restore "备份的位置" --ledger "{path}"</pre>
        </li>
        <li>程序先核对备份是否完好，再换上；被换下的账本改名保留在原处，不会丢。</li>
        <li>重新启动程序，到“系统—数据校验”核对一次。</li>
      </ol>
    </section>
  );
};
