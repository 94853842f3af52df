import type { ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import type { DroppedFile } from "#renderer/ui/file-drop.tsx";
import { RegisterImport } from "./register-import.tsx";

type Props = { readonly ledgerId: string; readonly onClose: () => void; readonly onDone: (text: string) => void };

/** Cards that stand when the books begin, taken in from one workbook. */
export const AssetImport = ({ ledgerId, onClose, onDone }: Props): ReactNode => {
  const template = useAction("asset.template");
  const load = useAction("asset.import", { isQuiet: true });
  const take = async (file: DroppedFile): Promise<void> => {
    const done = await load.run({ ledgerId, file });
    if (done !== null) onDone(`导入了 ${String(done.added)} 张资产卡片`);
  };
  return (
    <RegisterImport
      failure={load.failure}
      isRunning={load.isRunning}
      onClose={onClose}
      onFile={(file) => void take(file)}
      template={() => template.run({ ledgerId })}
      title="从 Excel 导入资产卡片"
      what="建账以前就有的资产，一项一行，填原值、已提折旧和已提到哪个月。导入以后卡片合计要与账面核对。"
    />
  );
};
