import { Alert, Radio } from "antd";
import type { ReactNode } from "react";
import type { Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { adjustmentSlip, amountOf, type CorrectionWay } from "./correct-slips.ts";
import type { VoucherDetail } from "./grid-content.ts";
import { VoucherPaper } from "./voucher-paper.tsx";

const ways: readonly { readonly value: CorrectionWay; readonly label: string }[] = [
  { value: "red", label: "红字更正" },
  { value: "difference", label: "只是金额错：差额更正" },
  { value: "blue", label: "以前年度的错：蓝字更正" },
];

const hints: Readonly<Record<CorrectionWay, string>> = {
  red: "已记账的凭证不能改也不能删。更正办法：用一张红字凭证注销它，再用一张蓝字凭证订正。原凭证保持不变，三张互相注明。",
  difference: "科目没有错、只是金额错的，填每一行正确的金额，按差额做一张凭证：少记的用蓝字补，多记的用红字减。",
  blue: "以前年度的错，不用红字：用一张蓝字凭证，科目不变、借贷相反。生成以后按实际情况改好，再送审。",
};

/** Which of the three ways of 规范 Art. 51(5), and what it does; an error of an earlier year is pointed at its own. */
export const WayField = (props: {
  readonly way: CorrectionWay;
  readonly onChange: (way: CorrectionWay) => void;
  readonly isPriorYear: boolean;
}): ReactNode => (
  <>
    <Radio.Group
      aria-label="更正办法"
      onChange={(event) => {
        const chosen = ways.find(({ value }) => value === event.target.value);
        if (chosen !== undefined) props.onChange(chosen.value);
      }}
      options={[...ways]}
      value={props.way}
    />
    <p className="soft" style={{ margin: "6px 0 8px" }}>
      {hints[props.way]}
    </p>
    {props.isPriorYear && props.way !== "blue" ? (
      <Alert
        showIcon
        style={{ marginBottom: 10 }}
        title="这是以前年度的凭证：按《会计基础工作规范》，以前年度的错用蓝字更正。"
        type="info"
      />
    ) : null}
  </>
);

type Adjusting = {
  readonly voucher: VoucherDetail;
  readonly onDate: LocalDate;
  readonly way: "difference" | "blue";
  readonly rightFen: readonly Fen[];
  readonly onRight: (rightFen: readonly Fen[]) => void;
  readonly itemNames: ReadonlyMap<string, string>;
};

const RightAmounts = ({ voucher, rightFen, onRight }: Adjusting): ReactNode => (
  <div className="paper-table" style={{ marginBottom: 12 }}>
    <table aria-label="正确的金额">
      <thead>
        <tr>
          <th scope="col">摘要</th>
          <th scope="col">科目</th>
          <th scope="col">方向</th>
          <th scope="col">原金额</th>
          <th scope="col">正确的金额</th>
        </tr>
      </thead>
      <tbody>
        {voucher.entries.map((entry, at) => (
          <tr key={`${entry.accountId}-${String(at)}`}>
            <td>{entry.summary}</td>
            <td>
              {entry.accountCode} {entry.accountName}
            </td>
            <td>{entry.debitFen === 0 ? "贷" : "借"}</td>
            <td className="paper-right">{moneyText(amountOf(entry))}</td>
            <td>
              <AmountField
                label={`第 ${String(at + 1)} 行正确的金额`}
                onChange={(right) => onRight(rightFen.map((each, index) => (index === at ? (right ?? each) : each)))}
                value={rightFen[at] ?? null}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** The right amounts where amounts were wrong, and the slip that will be drafted. */
export const AdjustFields = (props: Adjusting): ReactNode => {
  const { voucher, onDate, way, rightFen, itemNames } = props;
  const slip = adjustmentSlip(voucher, onDate, { way, rightFen });
  return (
    <>
      {way === "difference" ? <RightAmounts {...props} /> : null}
      <section aria-label={way === "difference" ? "差额凭证" : "蓝字更正凭证"}>
        <VoucherPaper itemNames={itemNames} names={null} slip={slip} />
      </section>
    </>
  );
};
