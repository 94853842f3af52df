import { Input, Modal, Radio, Select } from "antd";
import { useState } from "react";
import type { InputOf } from "#contract/contract.ts";
import { quarterFromText, quarterOf, type LocalDate, type Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { QuarterField } from "#renderer/stages/audit/quarter-field.tsx";
import { Field } from "#renderer/stages/rules/field.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { kindWords } from "./publicity-words.ts";

type Kind = InputOf<"publication.register">["kind"];
type Props = {
  readonly ledgerId: string;
  readonly today: LocalDate;
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
};

const kinds: readonly Kind[] = ["resolution", "lease", "project", "other", "finance"];

const ResolutionChoice = ({
  ledgerId,
  value,
  onChange,
}: {
  readonly ledgerId: string;
  readonly value: string | null;
  readonly onChange: (id: string, title: string) => void;
}) => {
  const { data } = useQuery("resolution.list", { ledgerId });
  return (
    <Field isNeeded label="公示的决议">
      <Select
        aria-label="公示的决议"
        onChange={(id: string) => {
          onChange(id, data?.resolutions.find((each) => each.id === id)?.title ?? "");
        }}
        options={(data?.resolutions ?? []).map((each) => ({ value: each.id, label: `${each.number} ${each.title}` }))}
        placeholder="选一份决议"
        showSearch={{ optionFilterProp: "label" }}
        value={value}
      />
    </Field>
  );
};

/** 登记公示: what was put up without a sheet of this program. */
export const RegisterDialog = ({ ledgerId, today, onDone, onClose }: Props) => {
  const register = useAction("publication.register", { isQuiet: true });
  const [kind, setKind] = useState<Kind>("resolution");
  const [title, setTitle] = useState("");
  const [readyOn, setReadyOn] = useState<LocalDate>(today);
  const [quarter, setQuarter] = useState<Quarter>(quarterOf(today));
  const [resolutionId, setResolutionId] = useState<string | null>(null);
  const [sums, setSums] = useState<{ readonly income: Fen | null; readonly expense: Fen | null }>({
    income: null,
    expense: null,
  });
  const isFinance = kind === "finance";
  const isReady = title.trim() !== "" && (kind !== "resolution" || resolutionId !== null);
  const send = async (): Promise<void> => {
    const done = await register.run({
      ledgerId,
      kind,
      title: title.trim(),
      readyOn,
      quarter: isFinance ? (quarterFromText(quarter) ?? null) : null,
      incomeFen: isFinance ? sums.income : null,
      expenseFen: isFinance ? sums.expense : null,
      resolutionId: kind === "resolution" ? resolutionId : null,
    });
    if (done !== null) onDone(done.id);
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={register.isRunning}
      okButtonProps={{ disabled: !isReady }}
      okText="登记"
      onCancel={onClose}
      onOk={() => void send()}
      open
      title="登记公示"
    >
      <FailureAlert failure={register.failure} />
      <div className="form-grid" style={{ gridTemplateColumns: "1fr" }}>
        <Field label="公示什么">
          <Radio.Group
            onChange={(event) => {
              setKind(kinds.find((each) => each === event.target.value) ?? "other");
            }}
            options={kinds.map((value) => ({
              value,
              label: value === "finance" ? "手工做的财务公开" : kindWords[value],
            }))}
            value={kind}
          />
        </Field>
        {kind === "resolution" ? (
          <ResolutionChoice
            ledgerId={ledgerId}
            onChange={(id, name) => {
              setResolutionId(id);
              setTitle(name);
            }}
            value={resolutionId}
          />
        ) : null}
        <Field isNeeded label="标题">
          <Input
            aria-label="标题"
            maxLength={100}
            onChange={(event) => {
              setTitle(event.target.value);
            }}
            value={title}
          />
        </Field>
        {isFinance ? (
          <>
            <Field hint="本程序做的张贴版请到“财务公开”定稿，不用在这里登记。" label="哪个季度">
              <QuarterField onChange={setQuarter} value={quarter} />
            </Field>
            <Field isNeeded label="张贴的收入合计">
              <AmountField
                label="张贴的收入合计"
                onChange={(income) => {
                  setSums({ ...sums, income });
                }}
                value={sums.income}
              />
            </Field>
            <Field isNeeded label="张贴的支出合计">
              <AmountField
                label="张贴的支出合计"
                onChange={(expense) => {
                  setSums({ ...sums, expense });
                }}
                value={sums.expense}
              />
            </Field>
          </>
        ) : null}
        <Field hint="张贴日期不能早于这一天" label="内容写成的日期">
          <DateField
            label="内容写成的日期"
            latest={today}
            onChange={(day) => {
              if (day !== null) setReadyOn(day);
            }}
            value={readyOn}
          />
        </Field>
      </div>
    </Modal>
  );
};
