import { Alert, Button, Input } from "antd";
import type { ReactNode } from "react";
import type { Addition, ConversionFault } from "#domain/books/conversion.ts";
import { fen } from "#domain/core/fen.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { faultText, registersText, type Conversion } from "./conversion-words.ts";
import { PartRows } from "./part-editor.tsx";

/** What goes into the new books beside the balances, and what stays in the old ones. */
const RegisterAlerts = ({ shown }: { readonly shown: Conversion }): ReactNode => {
  const going = registersText(shown.registers, true);
  const staying = registersText(shown.registers, false);
  const isDone = shown.state === "approved";
  return (
    <>
      {going !== "" && (
        <Alert
          description={going}
          showIcon
          style={{ marginBottom: 12 }}
          title={isDone ? "除了余额，这些也已经转入新账套" : "除了余额，批准时这些一起转入新账套"}
          type="info"
        />
      )}
      {staying !== "" && (
        <Alert
          description={staying}
          showIcon
          style={{ marginBottom: 12 }}
          title="下面这些留在旧账，不会转入新账套"
          type="warning"
        />
      )}
    </>
  );
};

/** What the person should know before looking at the rows. */
export const ConversionAlerts = ({ shown }: { readonly shown: Conversion }): ReactNode => {
  const open = usePlace((state) => state.open);
  return (
    <>
      {shown.state === "approved" && (
        <Alert
          action={<Button onClick={() => open("balance-sheet")}>看资产负债表</Button>}
          showIcon
          style={{ marginBottom: 12 }}
          title={`已由${shown.savedByName}编制、${shown.approvedByName ?? ""}批准，新账套“${shown.name}”已启用。下面是存档的底稿。`}
          type="success"
        />
      )}
      {shown.unposted > 0 && (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={`旧账还有 ${shown.unposted} 张凭证没有记账，请先处理完。`}
          type="warning"
        />
      )}
      <RegisterAlerts shown={shown} />
      {shown.afterCut > 0 && (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={`截止月份以后，旧账里还有 ${shown.afterCut} 张凭证或银行流水，新账里不会有它们。请把截止月份改到最后一个有账的月份。`}
          type="warning"
        />
      )}
    </>
  );
};

/** Faults that belong to no row of the table. */
export const OtherFaults = ({ faults }: { readonly faults: readonly ConversionFault[] }): ReactNode =>
  faults.map((fault) => (
    <Alert
      key={`${fault.code}${fault.at}`}
      showIcon
      style={{ marginBottom: 8 }}
      title={`${fault.at === "" ? "" : `${fault.at}：`}${faultText(fault)}`}
      type="warning"
    />
  ));

const emptyAddition: Addition = { toCode: "", detailName: "", itemName: "", amountFen: fen(0), reason: "" };

export type AdditionListProps = {
  readonly additions: readonly Addition[];
  readonly canEdit: boolean;
  readonly onChange: (additions: readonly Addition[]) => void;
};

/** Assets and debts the old books never held; they balance among themselves, each with its reason. */
export const AdditionList = ({ additions, canEdit, onChange }: AdditionListProps): ReactNode => (
  <>
    <h3>补记旧账没有登记的资产、负债（借贷要平）</h3>
    <PartRows<Addition>
      extra={(part, change) => (
        <Input
          aria-label="补记理由"
          maxLength={500}
          onChange={(event) => change({ ...part, reason: event.target.value })}
          placeholder="理由"
          style={{ width: 220 }}
          value={part.reason}
        />
      )}
      onChange={(changed) => canEdit && onChange(changed)}
      parts={additions}
    />
    {canEdit && (
      <Button onClick={() => onChange([...additions, emptyAddition])} type="dashed">
        补记一行
      </Button>
    )}
  </>
);
