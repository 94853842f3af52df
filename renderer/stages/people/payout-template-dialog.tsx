import { Alert, Button, Input, Modal, Select, Switch } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { payoutFields, type PayoutField } from "#domain/funds/payout.ts";
import { wordsFromText } from "#renderer/stages/bank/draft-rules.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { RowEditor } from "#renderer/ui/row-editor.tsx";

export type Template = OutputOf<"payout.list">["templates"][number];
type Column = Template["columns"][number];

const fieldWords: Readonly<Record<PayoutField, string>> = {
  no: "序号",
  name: "户名",
  account: "账号",
  bank: "开户行",
  amount: "金额（元）",
  "amount-fen": "金额（分）",
  memo: "附言",
  "from-account": "付款账号",
  blank: "空列",
};
const formats = [
  { value: "xlsx", label: "Excel 表格" },
  { value: "csv", label: "文本（.csv）" },
  { value: "txt", label: "文本（.txt）" },
] as const;

const noAnswer = { heading: "", paid: [], failed: [] } as const;

/** How the bank words its answer, where its words are its own. */
const AnswerFields = ({
  template: { answer = noAnswer },
  onChange,
}: {
  readonly template: Template;
  readonly onChange: (part: Partial<Template>) => void;
}): ReactNode => {
  const words = (label: string, key: "paid" | "failed"): ReactNode => (
    <Labelled hint="银行结果文件里的原话或代码，写全；几个用逗号隔开。常见的“成功”“失败”不用写" label={label}>
      <Input
        aria-label={label}
        defaultValue={answer[key].join("，")}
        onChange={(event) => onChange({ answer: { ...answer, [key]: [...wordsFromText(event.target.value)] } })}
      />
    </Labelled>
  );
  return (
    <div className="row-form">
      <Labelled hint="不写就按“状态”“结果”“原因”等列名找" label="结果在哪一列（列名）">
        <Input
          aria-label="结果在哪一列"
          maxLength={40}
          onChange={(event) => onChange({ answer: { ...answer, heading: event.target.value } })}
          value={answer.heading}
        />
      </Labelled>
      {words("表示成功的话", "paid")}
      {words("表示失败的话", "failed")}
    </div>
  );
};

type Props = { readonly template: Template; readonly onClose: () => void; readonly onDone: () => void };

/** A bank's layout as the office keeps it. */
export const PayoutTemplateDialog = ({ template, onClose, onDone }: Props): ReactNode => {
  const [value, setValue] = useState<Template>(template);
  const save = useAction("payout.template", { isQuiet: true });
  const set = (part: Partial<Template>): void => setValue({ ...value, ...part });
  const keep = async (): Promise<void> => {
    if ((await save.run({ template: value })) !== null) onDone();
  };
  const turn = (label: string, key: "hasHeader" | "hasSummary" | "isUnverified", hint = ""): ReactNode => (
    <Labelled hint={hint} label={label}>
      <Switch aria-label={label} checked={value[key]} onChange={(isOn) => set({ [key]: isOn })} />
    </Labelled>
  );
  return (
    <Modal
      footer={[
        <Button key="close" onClick={onClose}>
          关闭（Esc）
        </Button>,
        <Button key="save" loading={save.isRunning} onClick={() => void keep()} type="primary">
          保存版式
        </Button>,
      ]}
      onCancel={onClose}
      open
      title="代发文件版式"
      width={860}
    >
      <FailureAlert failure={save.failure} />
      <Alert
        showIcon
        style={{ marginBottom: 12 }}
        title="银行的版式会变。请拿银行给的空白模板逐列核对，核对好了把“待核对”关掉。"
        type="info"
      />
      <div className="row-form">
        <Labelled isRequired label="版式名称">
          <Input
            aria-label="版式名称"
            maxLength={80}
            onChange={(event) => set({ title: event.target.value })}
            value={value.title}
          />
        </Labelled>
        <Labelled label="文件种类">
          <Select
            aria-label="文件种类"
            onChange={(format: Template["format"]) => set({ format })}
            options={[...formats]}
            value={value.format}
          />
        </Labelled>
        {value.format !== "xlsx" && (
          <Labelled label="分隔符">
            <Input
              aria-label="分隔符"
              maxLength={1}
              onChange={(event) => set({ separator: event.target.value })}
              value={value.separator}
            />
          </Labelled>
        )}
        {value.format !== "xlsx" && (
          <Labelled label="文字编码">
            <Select
              aria-label="文字编码"
              onChange={(encoding: Template["encoding"]) => set({ encoding })}
              options={[
                { value: "gb18030", label: "GBK（多数网银）" },
                { value: "utf-8", label: "UTF-8" },
              ]}
              value={value.encoding}
            />
          </Labelled>
        )}
        {turn("第一行是列名", "hasHeader")}
        {turn("首行写笔数和总额", "hasSummary")}
        {turn("待核对", "isUnverified")}
      </div>
      <AnswerFields template={value} onChange={set} />
      <RowEditor<Column>
        addText="增加一列"
        cellsOf={(column, at, change) => [
          <Select
            aria-label={`第${at + 1}列内容`}
            key="field"
            onChange={(field: PayoutField) => change({ field })}
            options={payoutFields.map((field) => ({ value: field, label: fieldWords[field] }))}
            style={{ width: "100%" }}
            value={column.field}
          />,
          <Input
            aria-label={`第${at + 1}列列名`}
            key="heading"
            maxLength={40}
            onChange={(event) => change({ heading: event.target.value })}
            value={column.heading}
          />,
        ]}
        className="band-table"
        columns={[{ title: "内容", width: 240 }, { title: "列名" }]}
        newRow={() => ({ heading: "", field: "blank" })}
        onChange={(columns) => set({ columns: [...columns] })}
        rows={value.columns}
      />
    </Modal>
  );
};
