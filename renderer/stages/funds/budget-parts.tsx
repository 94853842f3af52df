import { App, Button, Modal, Select, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { longDateText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop } from "#renderer/ui/file-drop.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { budgetProblemText } from "#renderer/words/failures-funds.ts";
import { rowsOfLines, type Budget, type LineRow } from "./budget-form.ts";

type VoteProps = {
  readonly ledgerId: string;
  readonly year: number;
  /** budget: the draft is laid on the vote; accounts: the closed year's accounts are adopted by it. */
  readonly what: "budget" | "accounts";
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Chooses the recorded vote that carries a budget, or that adopted the year's accounts. */
export const BudgetVoteDialog = ({ ledgerId, year, what, onClose, onDone }: VoteProps): ReactNode => {
  const { data } = useQuery("resolution.list", { ledgerId });
  const [resolutionId, setResolutionId] = useState<string | null>(null);
  const vote = useAction("budget.vote", { isQuiet: true });
  const adopt = useAction("budget.adopt", { isQuiet: true });
  const action = what === "budget" ? vote : adopt;
  const keep = async (): Promise<void> => {
    if (resolutionId === null) return;
    if ((await action.run({ ledgerId, year, resolutionId })) !== null) onDone();
  };
  const passed = (data?.resolutions ?? []).filter((each) => each.computed === "passed");
  return (
    <Modal
      cancelText="关闭"
      confirmLoading={action.isRunning}
      okButtonProps={{ disabled: resolutionId === null }}
      okText="关联"
      onCancel={onClose}
      onOk={() => void keep()}
      open
      title={what === "budget" ? `批准 ${String(year)} 年预算的决议` : `通过 ${String(year)} 年决算的决议`}
    >
      <FailureAlert failure={action.failure} />
      <Labelled hint="先在“决议”里登记会议；由另一个人复核以后生效" label="决议">
        <Select
          aria-label="决议"
          onChange={(id: string) => setResolutionId(id)}
          options={passed.map((each) => ({ value: each.id, label: `${each.number} ${each.title}（${each.metOn}）` }))}
          placeholder={passed.length === 0 ? "还没有通过的决议" : "选一项通过的决议"}
          style={{ width: "100%" }}
          value={resolutionId}
        />
      </Labelled>
    </Modal>
  );
};

type ReadProps = {
  readonly ledgerId: string;
  readonly year: number;
  readonly onClose: () => void;
  readonly onRead: (rows: readonly LineRow[]) => void;
};

/** Reads a budget from Excel into the editor; nothing is kept before it is saved there. */
export const BudgetReadDialog = ({ ledgerId, year, onClose, onRead }: ReadProps): ReactNode => {
  const read = useAction("budget.read", { isQuiet: true });
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { message } = App.useApp();
  return (
    <Modal footer={<Button onClick={onClose}>关闭</Button>} onCancel={onClose} open title="从 Excel 读预算" width={640}>
      <FailureAlert failure={read.failure} />
      <FileDrop
        accept=".xlsx"
        hint="用“导出 Excel”得到的表格填好再读；读出来先给您看，保存才算数。"
        isDisabled={read.isRunning}
        onFile={(file) => {
          void read.run({ ledgerId, year, file }).then((done) => {
            if (done === null) return done;
            setProblems(done.problems.map(budgetProblemText));
            if (done.problems.length === 0) {
              void message.success(`读出 ${String(done.lines.length)} 行`);
              onRead(rowsOfLines(done.lines));
            }
            return done;
          });
        }}
        title="把预算表格拖到这里，或点这里选文件"
      />
      {problems.length > 0 && (
        <>
          <p className="red-amount">有 {problems.length} 处要改，一行都没有读入：</p>
          <ul>
            {problems.slice(0, 30).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
};

/** 预算各版: who voted what and why, and whether it is in force. */
export const BudgetVersions = ({ budget }: { readonly budget: Budget }): ReactNode => (
  <section aria-label="预算版本" className="panel" style={{ marginTop: 16 }}>
    <h2>各版预算</h2>
    <ul>
      {budget.versions.map((version) => (
        <li key={version.version}>
          第 {version.version} 版　支出{" "}
          {moneyText(
            version.lines.reduce(
              (sum, line) => sum + (line.side === "expense" ? line.amountFen + line.carriedFen : 0),
              0,
            ),
          )}{" "}
          {"元　"}
          {version.metOn === null
            ? "草稿，还没有表决"
            : `决议 ${version.resolutionNumber}，${longDateText(version.metOn)}`}
          {"　"}
          {version.isInForce ? (
            <Tag color="success">生效</Tag>
          ) : version.metOn === null ? (
            <Tag>草稿</Tag>
          ) : (
            <Tag color="warning">等复核</Tag>
          )}{" "}
          {version.version === budget.standing && <Tag color="processing">现在执行</Tag>}
          {version.reason === "" ? "" : `　${version.reason}`}
        </li>
      ))}
    </ul>
    {budget.final !== null && (
      <p>
        <Tag color="success">决算已通过</Tag>决议 {budget.final.resolutionNumber}，{longDateText(budget.final.metOn)}
      </p>
    )}
  </section>
);
