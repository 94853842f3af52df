import { Tag } from "antd";
import type { OutputOf } from "#contract/contract.ts";
import { voucherKindWords, voucherStateWords } from "#renderer/words/labels.ts";

type Head = OutputOf<"voucher.list">["vouchers"][number];

const stateColors = { draft: "default", reviewed: "blue", posted: "green" } as const;

/** Where a voucher stands, and what is special about it. */
export const StateTags = ({ head }: { readonly head: Head }) => (
  <>
    <Tag color={stateColors[head.state]}>{voucherStateWords[head.state]}</Tag>
    {head.isHeld ? (
      // Money the bank has paid is booked as it went: nothing holds it, what speaks against it becomes a finding.
      <Tag color="red">{head.hasMovedMoney ? "将列入疑点" : "被拦下"}</Tag>
    ) : null}
    {head.returnedReason === null ? null : <Tag color="gold">已退回</Tag>}
    {head.kind === "ordinary" ? null : (
      <Tag color={head.kind === "red" ? "red" : "purple"}>{voucherKindWords[head.kind]}</Tag>
    )}
    {head.importedFrom === null || head.importedFrom === undefined ? null : <Tag color="cyan">导入</Tag>}
    {head.hasMovedMoney && head.state !== "posted" ? <Tag color="orange">有银行流水</Tag> : null}
  </>
);
