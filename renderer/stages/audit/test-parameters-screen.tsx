import { Alert, App, Button, Form, Input, InputNumber, Segmented, Select, Table, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { exceptionTests } from "#domain/audit/exception-tests.ts";
import { numberFields, wordFields, type NumberKey } from "#domain/audit/parameters.ts";
import { fen } from "#domain/core/fen.ts";
import { momentText, quarterText } from "#renderer/format/dates.ts";
import { keptUnlessTyped } from "#renderer/ledger/typed-meanwhile.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { findingOf } from "#renderer/words/findings.ts";
import { findingSeverityWords } from "#renderer/words/labels.ts";
import { numberWords, wordListWords } from "#renderer/words/test-parameters.ts";
import { HintEditor } from "./hint-editor.tsx";
import { QuarterField, useQuarter } from "./quarter-field.tsx";

type Version = OutputOf<"testParameters.list">["versions"][number];
type Parameters = Version["parameters"];
type PartProps = {
  readonly value: Parameters;
  readonly isDisabled: boolean;
  readonly onChange: (value: Parameters) => void;
};

const NumberPart = ({ field, value, isDisabled, onChange }: PartProps & { readonly field: NumberKey }): ReactNode => {
  const shape = numberFields.find(({ key }) => key === field);
  const [label, unit] = numberWords[field];
  const put = (number: number): void => onChange({ ...value, numbers: { ...value.numbers, [field]: number } });
  return (
    <Form.Item label={label} style={{ marginBottom: 12 }}>
      {shape?.unit === "fen" ? (
        <AmountField
          isDisabled={isDisabled}
          label={label}
          onChange={(amount) => put(amount ?? 0)}
          value={fen(value.numbers[field])}
        />
      ) : (
        <InputNumber
          aria-label={label}
          disabled={isDisabled}
          max={shape?.most ?? 1}
          min={shape?.least ?? 0}
          onChange={(number) => put(number ?? shape?.least ?? 0)}
          precision={0}
          style={{ width: "100%" }}
          suffix={unit}
          value={value.numbers[field]}
        />
      )}
    </Form.Item>
  );
};

const severityOptions = [
  { value: "red", label: findingSeverityWords.red },
  { value: "amber", label: findingSeverityWords.amber },
  { value: "own", label: "按程序定程度" },
];

const TestPart = ({ test, ...part }: PartProps & { readonly test: string }): ReactNode => {
  const { value, isDisabled, onChange } = part;
  const words = findingOf(test);
  const choose = (choice: string): void => {
    const { [test]: _old, ...rest } = value.severities;
    onChange({ ...value, severities: choice === "red" || choice === "amber" ? { ...rest, [test]: choice } : rest });
  };
  return (
    <section aria-label={words.name} className="panel" style={{ marginBottom: 12, paddingBottom: 8 }}>
      <div style={{ display: "flex", justifyContent: "space-between", gap: 16, alignItems: "start" }}>
        <div>
          <h2 style={{ margin: 0, fontSize: "1.125rem" }}>
            {test} {words.name}
          </h2>
          <p className="soft" style={{ margin: "4px 0 8px" }}>
            {words.means}怎样算了结：{words.clearedBy}
          </p>
        </div>
        <Segmented
          aria-label={`${words.name}的程度`}
          disabled={isDisabled}
          onChange={choose}
          options={severityOptions}
          value={value.severities[test] ?? "own"}
        />
      </div>
      <div className="row-form">
        {numberFields
          .filter((field) => field.test === test)
          .map(({ key }) => (
            <NumberPart field={key} key={key} {...part} />
          ))}
      </div>
      {wordFields
        .filter((field) => field.test === test)
        .map(({ key }) => (
          <Form.Item key={key} label={wordListWords[key]} style={{ marginBottom: 12 }}>
            <Select
              aria-label={wordListWords[key]}
              disabled={isDisabled}
              mode="tags"
              onChange={(list: string[]) => onChange({ ...value, words: { ...value.words, [key]: list } })}
              open={false}
              placeholder="输入一个词，按回车"
              suffixIcon={null}
              tokenSeparators={["、", "，", ",", " "]}
              value={[...value.words[key]]}
            />
          </Form.Item>
        ))}
      {test === "E29" && (
        <HintEditor hints={value.hints} isDisabled={isDisabled} onChange={(hints) => onChange({ ...value, hints })} />
      )}
    </section>
  );
};

const History = ({ versions }: { readonly versions: readonly Version[] }): ReactNode => (
  <section className="panel">
    <h2>历次修改</h2>
    <Table
      columns={[
        {
          title: "版本",
          dataIndex: "version",
          width: 110,
          render: (version: number) => (version === 0 ? "程序自带" : `第 ${String(version)} 版`),
        },
        {
          title: "从哪季起",
          width: 140,
          render: (_cell, row: Version) => (row.fromQuarter === null ? "一直" : quarterText(row.fromQuarter)),
        },
        { title: "修改人", dataIndex: "changedByName", width: 110 },
        {
          title: "修改时间",
          width: 170,
          render: (_cell, row: Version) => (row.changedAt === null ? "" : momentText(row.changedAt)),
        },
        { title: "依据或原因", dataIndex: "reason" },
      ]}
      dataSource={[...versions]}
      pagination={false}
      rowKey="version"
      size="small"
    />
  </section>
);

const ParametersForm = ({
  versions,
  onSaved,
}: {
  readonly versions: readonly Version[];
  readonly onSaved: () => void;
}): ReactNode => {
  const { message } = App.useApp();
  const [last] = versions;
  const [edited, setEdited] = useState<Parameters | null>(null);
  const [reason, setReason] = useState("");
  const usual = useQuarter({ isClosed: false });
  const [fromQuarter, setFromQuarter] = useState(usual);
  const mayChange = useSession((state) => state.can)("administrator", "head");
  const save = useAction("testParameters.save", { isQuiet: true });
  const value = edited ?? last?.parameters;
  const isReady = edited !== null && reason.trim() !== "";
  const submit = async (): Promise<void> => {
    if (!isReady || save.isRunning) return;
    if ((await save.run({ fromQuarter, parameters: edited, reason: reason.trim() })) === null) return;
    void message.success("疑点参数已保存");
    setEdited(keptUnlessTyped<Parameters | null>(edited, null));
    setReason("");
    onSaved();
  };
  useKeys("疑点参数", [{ keys: "F8 / Ctrl+S", label: "保存参数", run: () => void submit() }]);
  if (value === undefined) return null;
  const part = { value, isDisabled: !mayChange, onChange: setEdited };
  return (
    <Form layout="vertical" requiredMark={false}>
      {last?.version === 0 && (
        <Alert
          showIcon
          style={{ marginBottom: 16 }}
          title="现在用的是程序自带的示例数，请按本乡镇文件核对后修改。"
          type="warning"
        />
      )}
      {exceptionTests.map(({ id }) => (
        <TestPart key={id} test={id} {...part} />
      ))}
      <p className="soft">付款日历、现金限额按“支出规则”里正在执行的规则。</p>
      <section
        className="panel"
        style={{ position: "sticky", bottom: -16, zIndex: 2, boxShadow: "0 -4px 12px rgb(0 0 0 / 8%)" }}
      >
        <FailureAlert failure={save.failure} />
        <div className="row-form" style={{ alignItems: "end" }}>
          <Form.Item label="从哪个季度起用（以前的季度仍按原参数）" style={{ marginBottom: 0 }}>
            <QuarterField onChange={setFromQuarter} value={fromQuarter} />
          </Form.Item>
          <Form.Item htmlFor="parameter-reason" label="依据文件或原因" style={{ marginBottom: 0 }}>
            <Input
              disabled={!mayChange}
              id="parameter-reason"
              maxLength={500}
              onChange={(event) => setReason(event.target.value)}
              placeholder="例如 镇政发〔2026〕8号"
              value={reason}
            />
          </Form.Item>
          {mayChange ? (
            <Button disabled={!isReady} loading={save.isRunning} onClick={() => void submit()} type="primary">
              保存参数（F8）
            </Button>
          ) : (
            <Tag>参数由管理员或主管修改</Tag>
          )}
        </div>
      </section>
      <History versions={versions} />
    </Form>
  );
};

/** 疑点参数: what every exception test goes by, in versions that begin with a quarter. */
export const TestParametersScreen = (): ReactNode => {
  const { data, failure, reload } = useQuery("testParameters.list", {});
  return (
    <PageFrame
      subtitle="每项检查按什么数、什么词来找。每次修改都记入操作日志，并列入当季疑点（E33）。"
      title="疑点参数"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {data === null ? null : <ParametersForm onSaved={reload} versions={data.versions} />}
    </PageFrame>
  );
};
