import { Button, Input, Select, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import type { Template } from "./payout-template-dialog.tsx";

type Props = {
  readonly payout: OutputOf<"payout.show">;
  readonly templates: readonly Template[];
  readonly onEditTemplate: (template: Template) => void;
  readonly onMade: (file: OutputOf<"payout.file">) => void;
  readonly onRetry: () => void;
};

const words = (label: string, value: string, onChange: (text: string) => void): ReactNode => (
  <Input
    aria-label={label}
    maxLength={label === "附言" ? 40 : 200}
    onChange={(event) => onChange(event.target.value)}
    placeholder={label === "附言" ? "附言（不填就写名单名称）" : label}
    style={{ width: 220 }}
    value={value}
  />
);

/** Making a batch's file: in which layout, from which account, with what words; a second one says why. */
export const PayoutFileForm = ({ payout, templates, onEditTemplate, onMade, onRetry }: Props): ReactNode => {
  const make = useAction("payout.file", { isQuiet: true });
  const banks = useQuery("bankAccount.list", { ledgerId: payout.ledgerId });
  const [templateId, setTemplateId] = useState<string | null>(null);
  const [bankAccountId, setBankAccountId] = useState<string | null>(null);
  const [memo, setMemo] = useState("");
  const [reason, setReason] = useState("");
  const template = templates.find((each) => each.id === templateId) ?? templates[0];
  const accounts = (banks.data?.bankAccounts ?? []).filter((account) => account.isActive);
  const account = accounts.find((each) => each.id === bankAccountId) ?? accounts[0];
  const produce = async (): Promise<void> => {
    if (template === undefined) return;
    const from = account?.id ?? null;
    const done = await make.run({ id: payout.id, templateId: template.id, bankAccountId: from, memo, reason });
    if (done === null) return;
    downloadBytes(done.name, done.bytes);
    setReason("");
    onMade(done);
  };
  return (
    <>
      <FailureAlert failure={make.failure} />
      <Space style={{ marginBottom: 10 }} wrap>
        <Select
          aria-label="银行版式"
          onChange={setTemplateId}
          options={templates.map(({ id, title, isUnverified }) => ({
            value: id,
            label: isUnverified ? `${title}（待核对）` : title,
          }))}
          style={{ width: "27rem" }}
          value={template?.id ?? null}
        />
        <Button disabled={template === undefined} onClick={() => template !== undefined && onEditTemplate(template)}>
          看版式
        </Button>
        <Select
          aria-label="付款账户"
          notFoundContent="请先登记银行账户"
          onChange={setBankAccountId}
          options={accounts.map((each) => ({ value: each.id, label: `付款：${each.bankName} ${each.number}` }))}
          style={{ width: 320 }}
          value={account?.id ?? null}
        />
        {words("附言", memo, setMemo)}
        {payout.files.length > 0 && words("再次生成的原因", reason, setReason)}
        <Button loading={make.isRunning} onClick={() => void produce()} type="primary">
          生成代发文件
        </Button>
        {payout.failedCount > 0 && <Button onClick={onRetry}>失败的另建一批</Button>}
      </Space>
    </>
  );
};
