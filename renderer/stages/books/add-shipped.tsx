import { Alert, App, Button } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useAction } from "#renderer/ledger/use-query.ts";

/** Adds the shipped categories of the accounts that none names; in running books another person approves them. */
export const AddShipped = ({ onDone }: { readonly onDone: () => void }): ReactNode => {
  const { message } = App.useApp();
  const add = useAction("category.addShipped");
  const run = async (): Promise<void> => {
    const done = await add.run({});
    if (done === null) return;
    const added = `已补上 ${String(done.added)} 个分类`;
    if (done.added === 0) void message.info("没有可补的出厂分类，请用“新增分类”自己增加。");
    else void message.success(done.isProposed ? `${added}，请另一个人逐个批准后使用。` : `${added}。`);
    onDone();
  };
  return (
    <Button loading={add.isRunning} onClick={() => void run()} size="small">
      补上出厂分类
    </Button>
  );
};

type LackingProps = { readonly names: readonly string[]; readonly action: ReactNode };

/** Names the categories of losses the township lacks; nothing where it has them all. */
export const LackingNote = ({ names, action }: LackingProps): ReactNode =>
  names.length === 0 ? null : (
    <Alert
      action={action}
      showIcon
      style={{ marginBottom: 12 }}
      title={`还没有这些损失的支出分类：${names.join("、")}。处置、盘亏资产的损失补上以前要自己选分类，不要记成利息支出。`}
      type="warning"
    />
  );

type Category = OutputOf<"category.list">["categories"][number];
type ApproveAllProps = { readonly categories: readonly Category[]; readonly onDone: () => void };

/** Approves one after the other where several wait; stops at the first that is refused. Nothing where at most one waits. */
export const ApproveAll = ({ categories, onDone }: ApproveAllProps): ReactNode => {
  const { message } = App.useApp();
  const approve = useAction("category.approve");
  const waiting = categories.flatMap(({ id, versions }) => {
    const proposal = versions.findLast((version) => version.approvedByName === null);
    return proposal === undefined ? [] : [{ id, version: proposal.version }];
  });
  const run = async (): Promise<void> => {
    let approved = 0;
    for (const each of waiting) {
      if ((await approve.run(each)) === null) break;
      approved += 1;
    }
    if (approved > 0) void message.success(`已批准 ${String(approved)} 个分类。`);
    onDone();
  };
  if (waiting.length < 2) return null;
  return (
    <Button loading={approve.isRunning} onClick={() => void run()} style={{ marginBottom: 12 }}>
      批准全部待批准的分类（{waiting.length}）
    </Button>
  );
};
