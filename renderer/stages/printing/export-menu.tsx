import { DownOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { PreviewDialog } from "./preview-dialog.tsx";
import { useExport } from "./use-export.ts";

/** 打印/导出, on every screen that shows a list: what is on the screen, with its filters, and all its rows. */
export const ExportMenu = () => {
  const { canExport, isRunning, progress, cancel, preview, save } = useExport();
  useKeys("打印和导出", [
    { keys: "Ctrl+P", label: "打印这一页的清单", run: canExport ? () => void preview() : null },
    { keys: "Ctrl+E", label: "导出 Excel", run: canExport ? () => void save("xlsx") : null },
  ]);
  return (
    <>
      {canExport ? (
        <Dropdown
          disabled={isRunning}
          menu={{
            items: [
              { key: "preview", label: "打印预览（Ctrl+P）", onClick: () => void preview() },
              { key: "pdf", label: "导出 PDF", onClick: () => void save("pdf") },
              { key: "xlsx", label: "导出 Excel（Ctrl+E）", onClick: () => void save("xlsx") },
              { key: "csv", label: "导出 CSV", onClick: () => void save("csv") },
              { key: "xml", label: "导出 XML", onClick: () => void save("xml") },
            ],
          }}
          trigger={["click"]}
        >
          <Button icon={<PrinterOutlined />}>
            打印/导出 <DownOutlined />
          </Button>
        </Dropdown>
      ) : null}
      <PreviewDialog />
      <ProgressDialog
        done={progress?.done ?? 0}
        isOpen={isRunning && (progress?.total ?? 0) > 40}
        onCancel={cancel}
        stage="正在排版"
        title="正在生成文件"
        total={progress?.total ?? 0}
      />
    </>
  );
};
