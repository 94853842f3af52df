import { App, Button, Select, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { daysText } from "#renderer/format/days.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { workFaultText } from "#renderer/words/failures-people.ts";
import { PayDialogs, PayVouchers, type PayStep } from "./pay-book-dialog.tsx";
import type { PayHead, PayLine } from "./pay-forms.ts";
import { howsOf } from "./pay-list-columns.tsx";

/** What was noted of a person, and why the pay is not simply a month of one post. */
const noteOf = (line: PayLine): string => [line.note, ...howsOf(line)].filter((each) => each !== "").join("；");

/** What the amount is made of: days at a rate, or the parts of the scheme. */
const partsOf = (line: PayLine): string =>
  line.halfDays > 0
    ? `${line.halfDays / 2} 天 × ${moneyText(line.rateFen)}${line.dates.length === 0 ? "" : `（${daysText(line.dates)}日）`}`
    : line.parts.map((part) => `${part.name} ${moneyText(part.amountFen)}`).join("，");

const columns: readonly PaperColumn<PayLine>[] = [
  { key: "no", title: "序号", width: 56, align: "center", cell: (line) => line.no },
  { key: "name", title: "姓名", width: 92, cell: (line) => line.name },
  { key: "post", title: "职务", width: 104, cell: (line) => line.post },
  {
    key: "parts",
    title: "组成",
    width: 244,
    hint: partsOf,
    cell: partsOf,
  },
  { key: "due", title: "应发", width: 100, align: "right", cell: (line) => moneyText(line.dueFen) },
  { key: "withheld", title: "代扣", width: 84, align: "right", cell: (line) => moneyText(line.withheldFen) },
  { key: "net", title: "实发", width: 100, align: "right", cell: (line) => moneyText(line.netFen) },
  { key: "account", title: "账号", width: 190, hint: (line) => line.bankAccount, cell: (line) => line.bankAccount },
  {
    key: "received",
    title: "签领",
    width: 140,
    cell: (line) =>
      line.receivedOn === null ? "" : `${line.receivedOn} ${line.receivedHow === "bank" ? "银行" : "签字"}`,
  },
  {
    key: "note",
    title: "备注",
    width: 172,
    hint: (line) => (line.faults[0] === undefined ? noteOf(line) : line.faults.map(workFaultText).join("；")),
    cell: (line) =>
      line.faults[0] === undefined ? noteOf(line) : <Tag color="error">{workFaultText(line.faults[0])}</Tag>,
  },
];

export type PayListPanelProps = {
  readonly head: PayHead;
  readonly onEdit: (lines: readonly PayLine[]) => void;
  readonly onChanged: (text: string) => void;
};

/** One list with its lines and what may be done with it next. */
export const PayListPanel = ({ head, onEdit, onChanged }: PayListPanelProps): ReactNode => {
  const { can, today } = useSession();
  const { modal } = App.useApp();
  const { data, failure, reload } = useQuery("payList.show", { id: head.id });
  const approve = useAction("payList.approve");
  const remove = useAction("payList.remove");
  const sign = useAction("payList.sign");
  const [booking, setBooking] = useState<PayStep | null>(null);
  const [signing, setSigning] = useState<readonly number[]>([]);
  const lines = data?.lines ?? [];
  const isApproved = head.approvedByName !== null;
  const waitsForAccrual = head.accrual !== "none" && head.accrualVoucherId === null;
  const after = (text: string) => (done: object | null) => {
    if (done === null) return;
    reload();
    onChanged(text);
  };
  return (
    <section className="panel" style={{ marginTop: 12 }}>
      <Space style={{ marginBottom: 8 }} wrap>
        <strong>{head.title}</strong>
        <span className="soft">
          {head.schemeTitle}，制表 {head.madeByName}
          {isApproved ? `，批准 ${head.approvedByName}` : ""}
        </span>
        {!isApproved && can("head", "reviewer") && (
          <Button
            loading={approve.isRunning}
            onClick={() => void approve.run({ id: head.id }).then(after("名单已批准"))}
            type="primary"
          >
            批准
          </Button>
        )}
        {!isApproved && can("bookkeeper") && <Button onClick={() => onEdit(lines)}>修改</Button>}
        {!isApproved && can("bookkeeper") && (
          <Button
            onClick={() =>
              modal.confirm({
                title: `删除没有批准的名单“${head.title}”？`,
                okText: "删除",
                cancelText: "不删",
                onOk: () => remove.run({ id: head.id }).then(after("名单已删除")),
              })
            }
          >
            删除
          </Button>
        )}
        {isApproved && head.voucherId === null && can("bookkeeper") && (
          <Button onClick={() => setBooking(waitsForAccrual ? "accrue" : "pay")} type="primary">
            {waitsForAccrual ? "计提" : head.accrual === "none" ? "生成凭证" : "发放"}
          </Button>
        )}
        <PayVouchers head={head} />
        {isApproved && can("bookkeeper", "cashier") && lines.some((line) => line.receivedOn === null) && (
          <>
            <Select
              aria-label="签领的人"
              mode="multiple"
              onChange={(nos: number[]) => setSigning(nos)}
              options={lines
                .filter((line) => line.receivedOn === null)
                .map(({ no, name }) => ({ value: no, label: name }))}
              placeholder="当面发放的，选签领的人"
              style={{ minWidth: 220 }}
              value={[...signing]}
            />
            <Button
              disabled={signing.length === 0}
              loading={sign.isRunning}
              onClick={() =>
                void sign.run({ id: head.id, nos: [...signing], onDate: today }).then((done) => {
                  setSigning([]);
                  after("签领已登记")(done);
                })
              }
            >
              登记签领
            </Button>
          </>
        )}
      </Space>
      <FailureAlert failure={failure} />
      <PaperTable
        columns={columns}
        footer={[
          "合计",
          `${lines.length} 人`,
          "",
          "",
          moneyText(head.dueFen),
          moneyText(head.withheldFen),
          moneyText(head.netFen),
          "",
          "",
          "",
        ]}
        height="30vh"
        keyOf={(line) => String(line.no)}
        label={head.title}
        rows={lines}
        viewKey={`pay-list/${head.id}`}
      />
      {booking !== null && <PayDialogs booking={booking} head={head} onClose={() => setBooking(null)} />}
    </section>
  );
};
