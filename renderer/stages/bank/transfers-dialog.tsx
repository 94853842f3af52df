import { Alert, Button } from "antd";
import { useState, type ReactNode } from "react";
import type { Failure, OutputOf } from "#contract/contract.ts";
import { sumOf } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";

type Listed = OutputOf<"transfer.list">;
type Pair = Listed["pairs"][number];
type End = Pair["leaving"];
type Row = { readonly pair: Pair; readonly isTicked: boolean };

const keyOf = (pair: Pair): string => `${pair.leaving.lineId} ${pair.arriving.lineId}`;
/** The last digits tell accounts of one bank apart. */
const accountText = ({ bankName, number }: End): string => `${bankName} 尾号${number.slice(-4)}`;
const endText = (end: End): string => `${end.onDate}　${accountText(end)}　${end.number}　${end.text}`;

const columns: readonly PaperColumn<Row>[] = [
  { key: "tick", title: "勾", width: 44, align: "center", cell: ({ isTicked }) => (isTicked ? "✓" : "") },
  { key: "left", title: "转出日", width: 112, cell: ({ pair }) => pair.leaving.onDate },
  {
    key: "from",
    title: "转出账户",
    width: 220,
    hint: ({ pair }) => endText(pair.leaving),
    cell: ({ pair }) => accountText(pair.leaving),
  },
  {
    key: "to",
    title: "转入账户",
    width: 220,
    hint: ({ pair }) => endText(pair.arriving),
    cell: ({ pair }) => accountText(pair.arriving),
  },
  { key: "arrived", title: "到账日", width: 112, cell: ({ pair }) => pair.arriving.onDate },
  { key: "amount", title: "金额", width: 130, align: "right", cell: ({ pair }) => moneyText(pair.amountFen) },
];

const unclearText = ({ amountFen, leaving, arriving }: Listed["unclear"][number]): string =>
  `${moneyText(amountFen)} 元：转出 ${leaving.length} 笔（${leaving.map((end) => end.onDate).join("、")}），转入 ${arriving.length} 笔（${arriving.map((end) => end.onDate).join("、")}）`;

const Unclear = ({ groups }: { readonly groups: Listed["unclear"] }): ReactNode =>
  groups.length === 0 ? null : (
    <Alert
      description={
        <ul style={{ margin: 0, paddingInlineStart: "1.2em" }}>
          {groups.map((group) => (
            <li key={`${group.amountFen}/${group.leaving[0]?.lineId ?? ""}`}>{unclearText(group)}</li>
          ))}
        </ul>
      }
      showIcon
      style={{ marginTop: 12 }}
      title="下面这些金额相同，程序分不清哪笔对哪笔，请关闭后在流水上逐笔制凭证："
      type="warning"
    />
  );

type Props = {
  readonly ledgerId: string;
  /** The transfers that wait; null until they are read. */
  readonly listed: Listed | null;
  /** Why they could not be read. */
  readonly failure: Failure | null;
  readonly onClose: () => void;
  /** Some were booked or taken back: the list is another one. */
  readonly onChange: () => void;
};

/** 本单位账户互转: every transfer whose both ends have come, one voucher each; drafted together and taken back together. */
export const TransfersDialog = ({ ledgerId, listed, failure, onClose, onChange }: Props): ReactNode => {
  const draft = useAction("transfer.draft", { isQuiet: true });
  const undo = useAction("transfer.undo");
  const [made, setMade] = useState<readonly string[]>([]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const rows = (listed?.pairs ?? []).map((pair): Row => ({ pair, isTicked: !left.has(keyOf(pair)) }));
  const taken = rows.filter(({ isTicked }) => isTicked).map(({ pair }) => pair);
  const tick = ({ pair }: Row): void => {
    const next = new Set(left);
    if (!next.delete(keyOf(pair))) next.add(keyOf(pair));
    setLeft(next);
  };
  const takeBack = async (): Promise<void> => {
    if (made.length === 0 || (await undo.run({ voucherIds: [...made] })) === null) return;
    setMade([]);
    onChange();
  };
  const save = async (): Promise<void> => {
    const chosen = taken.map(({ leaving, arriving }) => ({ leavingId: leaving.lineId, arrivingId: arriving.lineId }));
    const done = await draft.run({ ledgerId, pairs: chosen });
    if (done === null) return;
    setMade(done.voucherIds);
    onChange();
  };
  useKeys("本单位账户互转", [{ keys: "F9", label: "收回刚生成的凭证草稿", run: () => void takeBack() }], {
    isDialog: true,
  });
  return (
    <FormDialog
      failure={failure ?? draft.failure}
      isReady={taken.length > 0}
      isRunning={draft.isRunning}
      keyGroup="本单位账户互转"
      keyLabel="勾选的各生成一张凭证草稿"
      onClose={onClose}
      onSave={() => void save()}
      saveText={`生成 ${taken.length} 张凭证，合计 ${moneyText(sumOf(taken, (pair) => pair.amountFen))} 元`}
      title="本单位账户之间的转账"
      width={960}
    >
      {made.length > 0 && (
        <Alert
          action={
            <Button loading={undo.isRunning} onClick={() => void takeBack()} size="small">
              全部收回（F9）
            </Button>
          }
          role="status"
          showIcon
          style={{ marginBottom: 12 }}
          title={`生成了 ${made.length} 张凭证草稿，两头的流水都已对上；审核以前可以收回。`}
          type="success"
        />
      )}
      <p className="soft">一笔转账在两个账户的流水里各有一头。每对做一张凭证，两头一起对上；空格去掉不做的。</p>
      <PaperTable
        columns={columns}
        empty={listed === null ? null : <EmptyHint text="没有两头都到了、还没记账的转账" />}
        height="46vh"
        keyOf={({ pair }) => keyOf(pair)}
        label="本单位互转"
        onTick={tick}
        rowClass={({ isTicked }) => (isTicked ? "" : "paper-muted")}
        rows={rows}
        viewKey={`transfers/${ledgerId}`}
      />
      <Unclear groups={listed?.unclear ?? []} />
    </FormDialog>
  );
};
