import { App, Button, Checkbox, Select, Space } from "antd";
import { useState, type ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { SplitDialog, type PoolLine, type PoolShare } from "./pool-dialogs.tsx";

type Actions = {
  readonly canAllocate: boolean;
  readonly shares: readonly PoolShare[];
  readonly chosen: Readonly<Record<string, string>>;
  readonly choose: (lineId: string, bankAccountId: string) => void;
  readonly split: (line: PoolLine) => void;
  readonly release: (line: PoolLine) => void;
};

const nameIn = (shares: readonly PoolShare[], id: string): string =>
  shares.find((share) => share.bankAccountId === id)?.ledgerName ?? "";

const partsText = ({ parts }: PoolLine, shares: readonly PoolShare[]): string =>
  parts.length === 1
    ? nameIn(shares, parts[0]?.bankAccountId ?? "")
    : parts.map((part) => `${nameIn(shares, part.bankAccountId)} ${moneyText(part.amountFen)}`).join("；");

const columnsFor = (actions: Actions): readonly PaperColumn<PoolLine>[] => [
  { key: "date", title: "日期", width: 108, cell: (line) => line.bookedOn },
  {
    key: "party",
    title: "对方户名",
    width: 170,
    hint: (line) => line.counterpartyName,
    cell: (line) => line.counterpartyName,
  },
  { key: "text", title: "摘要、用途、附言", hint: (line) => line.text, cell: (line) => line.text },
  { key: "amount", title: "金额", width: 120, align: "right", cell: (line) => moneyText(line.amountFen) },
  {
    key: "village",
    title: "分给",
    width: 230,
    hint: (line) => partsText(line, actions.shares),
    cell: (line) =>
      line.parts.length > 0 ? (
        partsText(line, actions.shares)
      ) : actions.canAllocate ? (
        <Select
          aria-label={`${line.bookedOn} ${line.counterpartyName} 分给`}
          onChange={(bankAccountId: string) => actions.choose(line.id, bankAccountId)}
          options={actions.shares.map((share) => ({ value: share.bankAccountId, label: share.ledgerName }))}
          placeholder="未分配"
          showSearch={{ optionFilterProp: "label" }}
          size="small"
          style={{ width: "100%" }}
          value={actions.chosen[line.id] ?? null}
        />
      ) : (
        "未分配"
      ),
  },
  {
    key: "actions",
    title: "",
    width: 104,
    align: "center",
    cell: (line) =>
      actions.canAllocate &&
      (line.parts.length > 0 ? (
        <Button onClick={() => actions.release(line)} size="small" type="text">
          收回
        </Button>
      ) : (
        <Button onClick={() => actions.split(line)} size="small" type="text">
          分给几个村
        </Button>
      )),
  },
];

export type PoolLinesProps = {
  readonly poolId: string;
  readonly lines: readonly PoolLine[];
  readonly shares: readonly PoolShare[];
  readonly total: number;
  readonly canAllocate: boolean;
  readonly onlyOpen: boolean;
  readonly onOnlyOpen: (onlyOpen: boolean) => void;
  readonly onDone: () => void;
};

/** The bank's lines of a pool and which village each went to; what is not allocated stands out until it is. */
export const PoolLines = (props: PoolLinesProps): ReactNode => {
  const { poolId, lines, shares, total, canAllocate, onlyOpen, onOnlyOpen, onDone } = props;
  const { message, modal } = App.useApp();
  const allocate = useAction("pool.allocate", { isQuiet: true });
  const release = useAction("pool.release", { isQuiet: true });
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({});
  const [split, setSplit] = useState<PoolLine | null>(null);
  // What the words say stands there until a person chooses otherwise.
  const chosen = Object.fromEntries(
    lines.flatMap((line) => {
      const id = picked[line.id] ?? line.suggestion;
      return id === null || line.parts.length > 0 ? [] : [[line.id, id]];
    }),
  );
  const count = Object.keys(chosen).length;
  const give = async (): Promise<void> => {
    if (count === 0 || allocate.isRunning) return;
    const allocations = lines.flatMap((line) => {
      const bankAccountId = chosen[line.id];
      return bankAccountId === undefined
        ? []
        : [{ lineId: line.id, parts: [{ bankAccountId, amountFen: line.amountFen }] }];
    });
    const done = await allocate.run({ id: poolId, allocations });
    if (done === null) return;
    void message.success(`分配 ${done.lineCount} 笔，按记账规则生成 ${done.draftCount} 张凭证草稿`);
    setPicked({});
    onDone();
  };
  const takeBack = (line: PoolLine): void => {
    modal.confirm({
      title: `收回 ${line.bookedOn} ${line.counterpartyName} ${moneyText(line.amountFen)} 元的分配？`,
      content: "各村账套里的这笔流水会撤掉，可以重新分配。已经制了凭证的，请先删草稿或取消对账。",
      okText: "收回",
      cancelText: "不收回",
      onOk: async () => {
        if ((await release.run({ lineId: line.id, reason: "分配有误" })) !== null) onDone();
      },
    });
  };
  useKeys("分村设账", [
    { keys: "F8", label: "按选好的村分配", run: canAllocate && count > 0 ? () => void give() : null },
  ]);
  return (
    <>
      <FailureAlert failure={allocate.failure ?? release.failure} />
      <Space style={{ marginBottom: 8 }} wrap>
        <Checkbox checked={onlyOpen} onChange={(event) => onOnlyOpen(event.target.checked)}>
          只看未分配
        </Checkbox>
        <span className="soft">
          {lines.length < total ? `显示最近 ${lines.length} 笔，共 ${total} 笔` : `共 ${total} 笔`}
        </span>
        {canAllocate && (
          <Button disabled={count === 0} loading={allocate.isRunning} onClick={() => void give()} type="primary">
            分配选好的 {count} 笔（F8）
          </Button>
        )}
      </Space>
      <PaperTable
        columns={columnsFor({
          canAllocate,
          shares,
          chosen,
          choose: (id, to) => setPicked({ ...picked, [id]: to }),
          split: setSplit,
          release: takeBack,
        })}
        empty={<EmptyHint text={onlyOpen ? "没有未分配的流水" : "还没有流水，请导入资金池的对账单"} />}
        keyOf={(line) => line.id}
        label="资金池流水"
        rowClass={(line) => (line.parts.length === 0 ? "pool-open" : "")}
        rows={lines}
        viewKey="pool-lines"
      />
      {split !== null && (
        <SplitDialog
          line={split}
          onClose={() => setSplit(null)}
          onDone={() => {
            setSplit(null);
            onDone();
          }}
          poolId={poolId}
          shares={shares}
        />
      )}
    </>
  );
};
