import { Alert, Button, Modal, Tag } from "antd";
import { useRef } from "react";
import type { BatchResult } from "./batch.ts";
import "./grid.css";

type Props = {
  readonly title: string;
  readonly results: readonly BatchResult[] | null;
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
};

/** What became of each voucher of a batch; a refused one says why and can be opened. */
export const BatchDialog = ({ title, results, onClose, onOpen }: Props) => {
  const close = useRef<HTMLButtonElement>(null);
  // What needs somebody's attention stands first: it would be lost below a hundred that went well.
  const listed = (results ?? []).toSorted((left, right) => Number(left.isDone) - Number(right.isDone));
  const refused = (results ?? []).filter((result) => !result.isDone).length;
  const done = (results ?? []).length - refused;
  return (
    <Modal
      // Enter puts the answer away; without this it would open the first voucher of the list.
      afterOpenChange={(isOpen) => {
        if (isOpen) close.current?.focus();
      }}
      footer={
        <Button onClick={onClose} ref={close} type="primary">
          知道了
        </Button>
      }
      onCancel={onClose}
      open={results !== null}
      title={title}
      width={820}
    >
      <Alert
        showIcon
        title={
          refused === 0
            ? `${String(done)} 张全部完成。`
            : `完成 ${String(done)} 张，没有完成 ${String(refused)} 张，原因如下。`
        }
        type={refused === 0 ? "success" : "warning"}
      />
      <ul className="file-list" style={{ maxHeight: "50vh", overflow: "auto", marginTop: 10 }}>
        {listed.map((result) => (
          <li key={result.id}>
            <Tag color={result.isDone ? "green" : "red"}>{result.isDone ? "完成" : "未完成"}</Tag>
            <span className="file-name">
              <button
                className="paper-link"
                onClick={() => {
                  onOpen(result.id);
                }}
                type="button"
              >
                {result.name}
              </button>{" "}
              {result.summary}
              <br />
              <span className={result.isDone ? "soft" : "red-amount"}>{result.sentence}</span>
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
};
