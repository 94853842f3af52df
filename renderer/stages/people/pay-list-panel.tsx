import { App, Button, Modal, Select, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { daysText } from "#renderer/format/days.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { accountsBelow, useBooks } from "#renderer/stages/work/use-books.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { CategoryPicker } from "#renderer/ui/category-picker.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { workFaultText } from "#renderer/words/failures-people.ts";
import type { PayHead, PayLine } from "./pay-forms.ts";
import { howsOf } from "./pay-list-columns.tsx";

/** What was noted of a person, and why the pay is not simply a month of one post. */
const noteOf = (line: PayLine): string => [line.note, ...howsOf(line)].filter((each) => each !== "").join("；");

const columns: readonly PaperColumn<PayLine>[] = [
  { key: "no", title: "序号", width: 60, align: "center", cell: (line) => line.no },
  { key: "name", title: "姓名", width: 100, cell: (line) => line.name },
  { key: "post", title: "职务", width: 110, cell: (line) => line.post },
  {
    key: "parts",
    title: "组成",
    width: 240,
    hint: (line) => line.parts.map((part) => `${part.name} ${moneyText(part.amountFen)}`).join("，"),
    cell: (line) =>
      line.halfDays > 0
        ? `${line.halfDays / 2} 天 × ${moneyText(line.rateFen)}${line.dates.length === 0 ? "" : `（${daysText(line.dates)}日）`}`
        : line.parts.map((part) => `${part.name} ${moneyText(part.amountFen)}`).join("，"),
  },
  { key: "due", title: "应发", width: 110, align: "right", cell: (line) => moneyText(line.dueFen) },
  { key: "withheld", title: "代扣", width: 100, align: "right", cell: (line) => moneyText(line.withheldFen) },
  { key: "net", title: "实发", width: 110, align: "right", cell: (line) => moneyText(line.netFen) },
  { key: "account", title: "账号", width: 190, cell: (line) => line.bankAccount },
  {
    key: "received",
    title: "签领",
    width: 130,
    cell: (line) =>
      line.receivedOn === null ? "" : `${line.receivedOn} ${line.receivedHow === "bank" ? "银行" : "签字"}`,
  },
  {
    key: "note",
    title: "备注",
    width: 160,
    hint: noteOf,
    cell: (line) =>
      line.faults[0] === undefined ? noteOf(line) : <Tag color="error">{workFaultText(line.faults[0])}</Tag>,
  },
];

const BookDialog = ({
  head,
  onClose,
  onDone,
}: {
  readonly head: PayHead;
  readonly onClose: () => void;
  readonly onDone: (voucherId: string) => void;
}): ReactNode => {
  const { today } = useSession();
  const { accounts, categories } = useBooks();
  const book = useAction("payList.book", { isQuiet: true });
  const wanted = head.kind === "work" ? "误工" : "报酬";
  const usual = categories.find((category) => category.name.includes(wanted));
  const [onDate, setOnDate] = useState<string>(today);
  const [categoryId, setCategoryId] = useState<string | null>(null);
  const [moneyId, setMoneyId] = useState<string | null>(null);
  const [withheldId, setWithheldId] = useState<string | null>(null);
  const money = accountsBelow(accounts, "102", "101").filter((account) => account.isLeaf);
  const chosen = {
    category: categories.find((category) => category.id === categoryId) ?? usual,
    money: money.find((account) => account.id === moneyId) ?? money[0],
    withheld: accounts.find((account) => account.id === withheldId),
  };
  const keep = async (): Promise<void> => {
    if (chosen.category === undefined || chosen.money === undefined) return;
    const done = await book.run({
      id: head.id,
      onDate,
      categoryId: chosen.category.id,
      moneyAccountId: chosen.money.id,
      withheldAccountId: chosen.withheld?.id ?? null,
    });
    if (done !== null) onDone(done.voucherId);
  };
  return (
    <Modal
      okText="生成凭证草稿"
      onCancel={onClose}
      onOk={() => void keep()}
      open
      confirmLoading={book.isRunning}
      title={`${head.title} 生成凭证`}
      width={560}
    >
      <FailureAlert failure={book.failure} />
      <Labelled label="凭证日期">
        <DateField label="凭证日期" onChange={(day) => day !== null && setOnDate(day)} value={onDate} />
      </Labelled>
      <Labelled label="支出分类">
        <CategoryPicker
          categories={categories}
          onChange={(id) => setCategoryId(id)}
          value={chosen.category?.id ?? null}
        />
      </Labelled>
      <Labelled label="从哪个账户付">
        <AccountPicker accounts={money} onChange={(id) => setMoneyId(id)} value={chosen.money?.id ?? null} />
      </Labelled>
      {head.withheldFen > 0 && (
        <Labelled hint="代扣的社保、个税等" isRequired label="代扣记到哪个科目">
          <AccountPicker accounts={accounts} onChange={(id) => setWithheldId(id)} value={chosen.withheld?.id ?? null} />
        </Labelled>
      )}
    </Modal>
  );
};

export type PayListPanelProps = {
  readonly head: PayHead;
  readonly onEdit: (lines: readonly PayLine[]) => void;
  readonly onChanged: (text: string) => void;
};

/** One list with its lines and what may be done with it next. */
export const PayListPanel = ({ head, onEdit, onChanged }: PayListPanelProps): ReactNode => {
  const { can, today } = useSession();
  const open = usePlace((state) => state.open);
  const { modal } = App.useApp();
  const { data, failure, reload } = useQuery("payList.show", { id: head.id });
  const approve = useAction("payList.approve");
  const remove = useAction("payList.remove");
  const sign = useAction("payList.sign");
  const [isBooking, setIsBooking] = useState(false);
  const [signing, setSigning] = useState<readonly number[]>([]);
  const lines = data?.lines ?? [];
  const isApproved = head.approvedByName !== null;
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
          <Button onClick={() => setIsBooking(true)} type="primary">
            生成凭证
          </Button>
        )}
        {head.voucherId !== null && (
          <Button onClick={() => open("voucher", { id: head.voucherId ?? "" })}>看凭证</Button>
        )}
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
      {isBooking && (
        <BookDialog
          head={head}
          onClose={() => setIsBooking(false)}
          onDone={(voucherId) => {
            setIsBooking(false);
            open("voucher", { id: voucherId });
          }}
        />
      )}
    </section>
  );
};
