import { Button, Modal, Progress } from "antd";

type Props = {
  readonly isOpen: boolean;
  readonly title: string;
  /** What is being done now, already in Chinese. */
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly onCancel: () => void;
};

/** Shows how far a long work has come and lets the user stop it; nothing is changed by a stopped work. */
export const ProgressDialog = ({ isOpen, title, stage, done, total, onCancel }: Props) => (
  <Modal
    open={isOpen}
    title={title}
    closable={false}
    mask={{ closable: false }}
    keyboard={false}
    footer={
      <Button autoFocus onClick={onCancel}>
        取消
      </Button>
    }
  >
    <Progress percent={total > 0 ? Math.min(100, Math.floor((done * 100) / total)) : 0} status="active" />
    <p className="soft">
      {stage === "" ? "正在准备……" : stage}
      {total > 0 ? `（${done} / ${total}）` : ""}
    </p>
  </Modal>
);
