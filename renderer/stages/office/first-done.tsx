import { Button } from "antd";
import { usePlace } from "./place-store.ts";
import type { ScreenKey } from "#renderer/stages/screen-keys.ts";

type Props = { readonly townshipName: string; readonly onLeave: () => void };

/** What to do next: villages and sets of books by screens or from one workbook, then people and the backup folder. */
export const FirstDone = ({ townshipName, onLeave }: Props) => {
  const open = usePlace((state) => state.open);
  const go = (screen: ScreenKey): void => {
    onLeave();
    open(screen);
  };
  return (
    <>
      <h1>{townshipName}的账本建好了</h1>
      <p>接下来把各村的账套建起来，两种办法任选一种：</p>
      <div className="choice-row">
        <button
          type="button"
          className="choice"
          onClick={() => {
            go("villages");
          }}
        >
          <strong>逐个录入</strong>
          <span>村不多时用：先添加村，再开账套、录期初余额、启用。</span>
        </button>
        <button
          type="button"
          className="choice"
          onClick={() => {
            go("setup-workbook");
          }}
        >
          <strong>Excel 一次导入</strong>
          <span>村多时用：下载空白表格，填好村、科目、期初余额等，一次导入。</span>
        </button>
      </div>
      <p>然后：在“系统—人员”里添加会计、审核、出纳；在“系统—设置”里指定备份文件夹（最好是U盘或第二块硬盘）。</p>
      <Button
        type="primary"
        size="large"
        autoFocus
        onClick={() => {
          go("overview");
        }}
      >
        进入首页
      </Button>
    </>
  );
};
