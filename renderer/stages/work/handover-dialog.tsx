import { Alert, InputNumber } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { handoverProblemText } from "#renderer/words/handover-rules.ts";
import { AmountLine, DayLine, TextLine } from "./form-fields.tsx";

type File = InputOf<"handover.save">["file"];
type Shown = OutputOf<"handover.show">;
type Matter = Pick<InputOf<"handover.save">, "leaseId" | "voucherId">;

const LeaseFields = ({
  value,
  set,
}: {
  readonly value: File;
  readonly set: (part: Partial<File>) => void;
}): ReactNode => (
  <>
    <Labelled hint="按亩登记，可以有三位小数" label="面积（亩）">
      <InputNumber
        aria-label="面积（亩）"
        min={0}
        onChange={(area) => set({ areaMilli: area === null ? null : Math.round(area * 1000) })}
        precision={3}
        style={{ width: "100%" }}
        value={value.areaMilli === null ? null : value.areaMilli / 1000}
      />
    </Labelled>
    <AmountLine
      hint="会上定的每年最低租金，没有就不填"
      label="底价（年租金）"
      onChange={(floorFen) => set({ floorFen })}
      value={value.floorFen}
    />
    <AmountLine
      hint="上一份合同登记过的会自动比较，没登记过的填在这里"
      label="上一份合同年租金"
      onChange={(previousYearFen) => set({ previousYearFen })}
      value={value.previousYearFen}
    />
  </>
);

const Fields = ({ shown, matter, onClose, onDone }: Props & { readonly shown: Shown }): ReactNode => {
  const can = useSession((state) => state.can);
  const [value, setValue] = useState<File>(shown.file);
  const save = useAction("handover.save", { isQuiet: true });
  const set = (part: Partial<File>): void => setValue((before) => ({ ...before, ...part }));
  const keep = async (): Promise<void> => {
    const done = await save.run({ ...matter, file: value });
    if (done !== null) onDone("资料已保存");
  };
  return (
    <FormDialog
      failure={save.failure}
      isReady={can("bookkeeper")}
      isRunning={save.isRunning}
      keyGroup="处置发包资料"
      keyLabel="保存"
      onClose={onClose}
      onSave={() => void keep()}
      saveText="保存"
      title={`${matter.leaseId === null ? "处置资料" : "发包资料"}　${shown.name}`}
      width={900}
    >
      <p>
        {matter.leaseId === null ? "资产价值" : "合同总租金"} {moneyText(shown.valueFen)} 元，
        {shown.vote === "" ? "还没有生效的决议" : `决议 ${shown.vote}`}。
      </p>
      {shown.problems.length === 0 ? (
        <Alert showIcon style={{ marginBottom: 12 }} title="按正在执行的规则，手续齐全。" type="success" />
      ) : (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={shown.problems
            .map(({ reason, facts }) => handoverProblemText(reason, facts, matter.leaseId !== null))
            .join("；")}
          type="warning"
        />
      )}
      <div className="row-form">
        <AmountLine label="评估价" onChange={(valuationFen) => set({ valuationFen })} value={value.valuationFen} />
        <DayLine label="评估日期" onChange={(valuedOn) => set({ valuedOn })} value={value.valuedOn} />
        <TextLine label="评估单位" most={80} onChange={(valuer) => set({ valuer })} value={value.valuer} />
        <TextLine
          hint="例如 县农村产权交易中心"
          label="交易平台"
          most={80}
          onChange={(exchange) => set({ exchange })}
          value={value.exchange}
        />
        <TextLine
          label="成交确认书编号"
          most={60}
          onChange={(exchangeNumber) => set({ exchangeNumber })}
          value={value.exchangeNumber}
        />
        <DayLine label="公示起" onChange={(postedFrom) => set({ postedFrom })} value={value.postedFrom} />
        <DayLine label="公示止" onChange={(postedTo) => set({ postedTo })} value={value.postedTo} />
        {matter.leaseId !== null && <LeaseFields set={set} value={value} />}
      </div>
    </FormDialog>
  );
};

type Props = {
  /** A lease, or the voucher that books a disposal. */
  readonly matter: Matter;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
};

/** 处置、发包资料: valuation, exchange and posting, with what the rules still ask for. */
export const HandoverDialog = (props: Props): ReactNode => {
  const { data, failure } = useQuery("handover.show", props.matter);
  if (failure !== null) return <FailureAlert failure={failure} />;
  return data === null ? null : <Fields {...props} shown={data} />;
};
