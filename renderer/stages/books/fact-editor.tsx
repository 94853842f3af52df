import { Button, Form, Input, InputNumber, Select, Space } from "antd";
import { useState, type ReactNode } from "react";
import { localDate, yearOf, type LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { factLabels } from "#renderer/words/village-facts.ts";
import { villageTypeWords } from "#renderer/words/labels.ts";
import { factKinds, factProblem, type FactKind, type VillageFactInput } from "./village-facts.ts";

const kindOptions = factKinds.map((kind) => ({ value: kind, label: factLabels[kind] }));
const typeOptions = Object.entries(villageTypeWords).map(([value, label]) => ({ value, label }));
const poorOptions = [
  { value: "yes", label: "是脱贫村" },
  { value: "no", label: "不是脱贫村" },
];

type ValueFieldProps = {
  readonly fact: VillageFactInput;
  readonly onChange: (changes: Partial<VillageFactInput>) => void;
};

const ValueField = ({ fact, onChange }: ValueFieldProps): ReactNode => {
  switch (fact.kind) {
    case "population":
    case "households":
    case "representatives":
      return (
        <InputNumber
          id="fact-value"
          min={0}
          onChange={(value: number | null) => onChange({ number: value })}
          precision={0}
          style={{ width: "100%" }}
          value={fact.number}
        />
      );
    case "recurring-income":
      return (
        <AmountField
          id="fact-value"
          label="年度经常性收入"
          onChange={(amount) => onChange({ number: amount })}
          value={fact.number === null ? null : fen(fact.number)}
        />
      );
    case "type":
    case "poor":
      return (
        <Select
          id="fact-value"
          onChange={(value: string) => onChange({ text: value })}
          options={fact.kind === "type" ? typeOptions : poorOptions}
          placeholder="请选择"
          value={fact.text}
        />
      );
  }
};

const emptyFact = (kind: FactKind, today: LocalDate): VillageFactInput => ({
  kind,
  fromDate: kind === "recurring-income" ? `${yearOf(today) - 1}-01-01` : `${yearOf(today)}-01-01`,
  number: null,
  text: null,
  source: "",
});

export type FactEditorProps = { readonly today: LocalDate; readonly onAdd: (fact: VillageFactInput) => void };

/** Adds one fact: what, from which day (or for which year), how much, and where it is written. */
export const FactEditor = ({ today, onAdd }: FactEditorProps): ReactNode => {
  const [fact, setFact] = useState<VillageFactInput>(() => emptyFact("population", today));
  const [isTried, setIsTried] = useState(false);
  const problem = factProblem(fact);
  const change = (changes: Partial<VillageFactInput>): void => setFact({ ...fact, ...changes });
  const add = (): void => {
    setIsTried(true);
    if (problem !== null) return;
    onAdd(fact);
    setFact(emptyFact(fact.kind, today));
    setIsTried(false);
  };
  const isIncome = fact.kind === "recurring-income";
  return (
    <Form layout="vertical" onFinish={add}>
      <div className="row-form" style={{ gridTemplateColumns: "repeat(auto-fit, minmax(150px, 1fr))" }}>
        <Form.Item htmlFor="fact-kind" label="资料">
          <Select
            id="fact-kind"
            onChange={(kind: FactKind) => setFact(emptyFact(kind, today))}
            options={kindOptions}
            value={fact.kind}
          />
        </Form.Item>
        {isIncome ? (
          <Form.Item htmlFor="fact-year" label="哪一年的收入">
            <InputNumber
              id="fact-year"
              max={2100}
              min={1990}
              onChange={(year: number | null) => {
                if (year !== null && year >= 1990 && year <= 2100) change({ fromDate: localDate(`${year}-01-01`) });
              }}
              precision={0}
              style={{ width: "100%" }}
              value={Number(fact.fromDate.slice(0, 4))}
            />
          </Form.Item>
        ) : (
          <Form.Item htmlFor="fact-from" label="从哪天起">
            <DateField
              id="fact-from"
              label="从哪天起"
              onChange={(date) => {
                if (date !== null) change({ fromDate: date });
              }}
              value={fact.fromDate}
            />
          </Form.Item>
        )}
        <Form.Item
          htmlFor="fact-value"
          label={isIncome ? "金额（元）" : "数值"}
          {...(isTried && problem !== null ? { validateStatus: "error" as const, help: problem } : {})}
        >
          <ValueField fact={fact} onChange={change} />
        </Form.Item>
        <Form.Item htmlFor="fact-source" label="依据">
          <Input
            id="fact-source"
            maxLength={200}
            onChange={(event) => change({ source: event.target.value })}
            placeholder="例如 年报、普查表"
            value={fact.source}
          />
        </Form.Item>
      </div>
      <Space style={{ marginBottom: 16 }}>
        <Button htmlType="submit">加入这条资料</Button>
        <span className="soft">加入后还要点右上角“保存”</span>
      </Space>
    </Form>
  );
};
