import { Alert, Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import { rowsFromText, type ListRow } from "./list-rows.ts";
import { useBooks } from "./use-books.ts";

type PasteProps = { readonly onRows: (rows: readonly ListRow[]) => void; readonly onClose: () => void };

/** A block copied from Excel: every line it cannot read is shown, and nothing is taken until all are. */
export const PasteDialog = ({ onRows, onClose }: PasteProps): ReactNode => {
  const { items } = useBooks();
  const [text, setText] = useState("");
  const { rows, unknown } = rowsFromText(
    text,
    items.filter((item) => item.kind === "member"),
  );
  return (
    <Modal
      cancelText="关闭"
      okButtonProps={{ disabled: rows.length === 0 || unknown.length > 0 }}
      okText={`填入 ${rows.length} 户`}
      onCancel={onClose}
      onOk={() => onRows(rows)}
      open
      title="从 Excel 粘贴"
    >
      <p className="soft">复制三列：户名（或编码）、金额、代扣（可以没有），粘贴在下面。</p>
      <Input.TextArea
        aria-label="粘贴名单"
        autoFocus
        onChange={(event) => setText(event.target.value)}
        rows={10}
        value={text}
      />
      {unknown.length > 0 && (
        <Alert
          showIcon
          style={{ marginTop: 8 }}
          title={`这些行看不懂，或者成员里没有：${unknown.slice(0, 8).join("；")}${unknown.length > 8 ? `……共 ${unknown.length} 行` : ""}`}
          type="error"
        />
      )}
    </Modal>
  );
};
