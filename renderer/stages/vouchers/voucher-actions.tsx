import { App, Button } from "antd";
import { useState } from "react";
import { useNotices } from "#renderer/ledger/notice-store.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { sentenceOfParts } from "#renderer/words/failures.ts";
import { VoucherPrintButton } from "#renderer/stages/printing/voucher-print-button.tsx";
import { CorrectDialog } from "./correct-dialog.tsx";
import type { VoucherDetail } from "./grid-content.ts";
import { ReasonDialog } from "./reason-dialog.tsx";
import { actsOn, unreviewableBecause, type VoucherAct } from "./voucher-rights.ts";

type Props = { readonly voucher: VoucherDetail; readonly onChanged: () => void };

const words: Readonly<Record<VoucherAct, { readonly label: string; readonly keys: string }>> = {
  edit: { label: "修改", keys: "Alt+E" },
  delete: { label: "删除", keys: "Ctrl+Delete" },
  review: { label: "审核通过", keys: "Alt+R" },
  return: { label: "退回", keys: "Alt+B" },
  post: { label: "记账", keys: "Alt+P" },
  correct: { label: "红字更正", keys: "Alt+C" },
  copy: { label: "照此新增", keys: "Alt+N" },
};

/** The acts on one voucher: buttons by state and role, each with its key. */
export const VoucherActions = ({ voucher, onChanged }: Props) => {
  const { message, modal } = App.useApp();
  const { open, back } = usePlace();
  const person = useSession((state) => state.person);
  const [dialog, setDialog] = useState<"return" | "correct" | null>(null);
  const review = useAction("voucher.review");
  const post = useAction("voucher.post");
  const remove = useAction("voucher.delete");
  const giveBack = useAction("voucher.return");
  const { id, version } = voucher;
  const asker = { id: person?.id ?? "", name: person?.name ?? "", roles: person?.roles ?? [] };
  const acts = actsOn(voucher, asker);
  const whyNot = unreviewableBecause(voucher, asker);

  const doReview = async (): Promise<void> => {
    if ((await review.run({ id, version })) === null) return;
    void message.success("审核通过，可以记账了。");
    onChanged();
  };
  const doPost = async (): Promise<void> => {
    const done = await post.run({ ids: [id] });
    const [posted, refused] = [done?.posted[0], done?.refused[0]];
    if (posted !== undefined) void message.success(`已记账，编号 ${voucher.word}-${String(posted.number)}。`);
    if (refused !== undefined)
      useNotices.getState().tell({ title: "没有记账", text: sentenceOfParts(refused.code, refused.facts) });
    if (done !== null) onChanged();
  };
  const doDelete = async (): Promise<void> => {
    if ((await remove.run({ id, version })) === null) return;
    void message.success("草稿已删除。");
    back();
  };
  const run = (act: VoucherAct): void => {
    switch (act) {
      case "edit":
        open("voucher-entry", { id });
        break;
      case "copy":
        open("voucher-entry", { copy: id });
        break;
      case "delete":
        modal.confirm({
          title: "删除这张草稿？",
          content: `${voucher.onDate} ${voucher.summary}。删除后不能恢复；它对应的银行流水会回到未记账状态。`,
          okText: "删除",
          cancelText: "不删",
          onOk: doDelete,
        });
        break;
      case "review":
        void doReview();
        break;
      case "post":
        void doPost();
        break;
      case "return":
      case "correct":
        setDialog(act);
        break;
    }
  };
  const close = (): void => {
    setDialog(null);
  };
  useKeys("查看凭证", [
    ...acts.map((act) => ({
      ...words[act],
      run: () => {
        run(act);
      },
    })),
    { keys: "Esc", label: "回到上一页", run: null },
  ]);
  const isBusy = review.isRunning || post.isRunning || remove.isRunning;
  const first = acts.find((act) => act === "review" || act === "post" || act === "edit");
  return (
    <>
      {acts.map((act) => (
        <Button
          danger={act === "delete" || act === "correct"}
          disabled={isBusy}
          key={act}
          onClick={() => {
            run(act);
          }}
          title={words[act].keys}
          type={act === first ? "primary" : "default"}
        >
          {words[act].label}
        </Button>
      ))}
      {whyNot !== null && (
        <Button disabled title={whyNot}>
          审核通过（{whyNot.replace(/。$/, "")}）
        </Button>
      )}
      <VoucherPrintButton voucher={voucher} />
      {dialog === "return" ? (
        <ReasonDialog
          isRunning={giveBack.isRunning}
          onClose={close}
          onReason={(reason) => {
            const send = async (): Promise<void> => {
              if ((await giveBack.run({ id, version, reason })) === null) return;
              close();
              void message.success("已退回给制单人。");
              onChanged();
            };
            void send();
          }}
        />
      ) : null}
      {dialog === "correct" ? <CorrectDialog onClose={close} voucher={voucher} /> : null}
    </>
  );
};
