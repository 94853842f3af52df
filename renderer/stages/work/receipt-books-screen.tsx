import { Alert, App, Button, Popconfirm, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { sumOf } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { CopiesDialog, IssueDialog, SettleDialog, SpoilDialog } from "./receipt-book-dialogs.tsx";

type Listed = OutputOf<"receiptBook.list">;
type Book = Listed["books"][number];
type Spoilt = Book["voids"][number];

const stateOf = (book: Book): ReactNode => {
  if (book.settledOn !== null) return book.shortfall === "" ? "已核销" : <Tag color="warning">核销，不齐</Tag>;
  if (book.missing > 0) return <Tag color="error">缺号</Tag>;
  if (book.voids.some(({ copiesOn }) => copiesOn === null)) return <Tag color="warning">作废联不齐</Tag>;
  return book.unused === 0 ? <Tag color="processing">用完，待核销</Tag> : "在用";
};

const count = (key: "count" | "used" | "spoilt" | "missing" | "unused", title: string): PaperColumn<Book> => ({
  key,
  title,
  width: 72,
  align: "right",
  cell: (book) => (book[key] === 0 ? "" : String(book[key])),
});

const columnsFor = (show: (book: Book) => void): readonly PaperColumn<Book>[] => [
  {
    key: "numbers",
    title: "起止号",
    width: 210,
    hint: (book) => `${book.firstNumber}–${book.lastNumber}`,
    cell: (book) => <PaperLink onClick={() => show(book)}>{`${book.firstNumber}–${book.lastNumber}`}</PaperLink>,
  },
  { key: "sort", title: "票据种类", width: 150, hint: (book) => book.sort, cell: (book) => book.sort },
  { key: "to", title: "领用人", width: 90, cell: (book) => book.issuedTo },
  { key: "on", title: "领用日期", width: 110, cell: (book) => book.issuedOn },
  count("count", "张数"),
  count("used", "已用"),
  count("spoilt", "作废"),
  count("missing", "缺号"),
  count("unused", "未用"),
  {
    key: "amount",
    title: "票面金额",
    width: 120,
    align: "right",
    cell: (book) => <MoneyCell amountFen={book.amountFen} blankZero />,
  },
  { key: "state", title: "状态", width: 120, cell: stateOf },
];

const spoiltColumns = (of: {
  readonly find: ((spoilt: Spoilt) => void) | null;
  readonly takeBack: ((spoilt: Spoilt) => void) | null;
}): readonly PaperColumn<Spoilt>[] => [
  { key: "number", title: "号码", width: 130, cell: (spoilt) => spoilt.number },
  { key: "on", title: "作废日期", width: 110, cell: (spoilt) => spoilt.voidedOn },
  { key: "reason", title: "原因", width: 300, hint: (spoilt) => spoilt.reason, cell: (spoilt) => spoilt.reason },
  {
    key: "copies",
    title: "各联齐全",
    width: 130,
    cell: (spoilt) => spoilt.copiesOn ?? <Tag color="warning">不齐</Tag>,
  },
  { key: "by", title: "登记人", width: 100, cell: (spoilt) => spoilt.recordedByName },
  {
    key: "acts",
    title: "",
    width: 170,
    cell: (spoilt) => (
      <>
        {of.find !== null && spoilt.copiesOn === null && (
          <Button onClick={() => of.find?.(spoilt)} size="small" type="link">
            各联找齐了
          </Button>
        )}
        {of.takeBack !== null && (
          <Popconfirm
            cancelText="不撤"
            okText="撤销"
            onConfirm={() => of.takeBack?.(spoilt)}
            title={`${spoilt.number} 登记错了，没有作废？`}
          >
            <Button size="small" type="text">
              撤销
            </Button>
          </Popconfirm>
        )}
      </>
    ),
  },
];

type Act = "issue" | "spoil" | "settle" | Spoilt;
type PanelProps = {
  readonly book: Book;
  readonly act: (act: Act) => void;
  readonly onDone: (text: string) => void;
};

const BookPanel = ({ book, act, onDone }: PanelProps): ReactNode => {
  const { can } = useSession();
  const remove = useAction("receiptBook.remove", { isQuiet: true });
  const unspoil = useAction("receiptBook.unspoil", { isQuiet: true });
  const isOpen = book.settledOn === null;
  const mayWrite = isOpen && (can("bookkeeper") || can("cashier"));
  const takeBack = async (): Promise<void> => {
    if ((await remove.run({ id: book.id })) !== null) onDone("已撤销登记");
  };
  const restore = async (spoilt: Spoilt): Promise<void> => {
    if ((await unspoil.run({ id: spoilt.id })) !== null) onDone(`${spoilt.number} 的作废已撤销`);
  };
  const gaps = book.gaps.length === 0 ? "" : `缺号：${book.gaps.join("、")}。`;
  const end =
    book.settledOn === null
      ? ""
      : `${book.settledOn} 由${book.settledByName ?? ""}核销，缴回未用 ${String(book.unused)} 张。${book.shortfall}`;
  return (
    <section aria-label="这一本的使用" className="panel" style={{ marginTop: 16 }}>
      <h2>
        {book.sort}　{book.firstNumber}–{book.lastNumber}　{book.issuedTo}
      </h2>
      <FailureAlert failure={remove.failure ?? unspoil.failure} />
      {gaps + end + book.note !== "" && (
        <p className="soft">{[gaps, end, book.note].filter((text) => text !== "").join(" ")}</p>
      )}
      {isOpen && (
        <div className="button-row" style={{ marginBottom: 10 }}>
          {mayWrite && <Button onClick={() => act("spoil")}>登记作废</Button>}
          {(can("bookkeeper") || can("reviewer") || can("head")) && (
            <Button onClick={() => act("settle")}>核销这一本</Button>
          )}
          {mayWrite && book.used + book.spoilt === 0 && (
            <Popconfirm cancelText="不撤" okText="撤销登记" onConfirm={() => void takeBack()} title="这一本登记错了？">
              <Button type="text">撤销登记</Button>
            </Popconfirm>
          )}
        </div>
      )}
      <PaperTable
        columns={spoiltColumns({
          find: can("bookkeeper") || can("cashier") ? act : null,
          takeBack: mayWrite ? (spoilt) => void restore(spoilt) : null,
        })}
        empty={<p className="soft">这一本没有作废的票据。</p>}
        height="26vh"
        keyOf={(spoilt) => spoilt.id}
        label="作废票据"
        rows={book.voids}
        viewKey="receipt-voids"
      />
    </section>
  );
};

const Strays = ({ strays }: Pick<Listed, "strays">): ReactNode => {
  const open = usePlace((state) => state.open);
  if (strays.length === 0) return null;
  return (
    <Alert
      description={
        <>
          {strays.slice(0, 8).map((stray) => (
            <Button
              key={`${stray.voucherId} ${stray.number}`}
              onClick={() => open("voucher", { id: stray.voucherId })}
              size="small"
              type="link"
            >
              {stray.number}（{stray.voucherName}）
            </Button>
          ))}
          {strays.length > 8 && `等 ${String(strays.length)} 张`}
        </>
      }
      showIcon
      style={{ marginBottom: 12 }}
      title="凭证上有这些收款票据，号码不在下面任何一本里：请补登记领用，或核对号码。"
      type="warning"
    />
  );
};

const sumText = (books: readonly Book[], key: "count" | "used" | "spoilt" | "missing" | "unused"): string =>
  String(sumOf(books, (book) => book[key]));

const Books = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { can } = useSession();
  const { params, adjust } = usePlace();
  const { message } = App.useApp();
  const [act, setAct] = useState<Act | null>(null);
  const { data, failure, isLoading, reload } = useQuery("receiptBook.list", { ledgerId });
  const books = data?.books ?? [];
  const shown = books.find((book) => book.id === params["id"]);
  const mayIssue = can("bookkeeper") || can("cashier");
  const show = (book: Book): void => adjust({ id: book.id });
  const close = (): void => setAct(null);
  const finish = (text: string): void => {
    close();
    reload();
    void message.success(text);
  };
  useKeys("票据登记", [{ keys: "F11", label: "登记领用", run: mayIssue ? () => setAct("issue") : null }]);
  const issue = mayIssue && (
    <Button onClick={() => setAct("issue")} type="primary">
      登记领用（F11）
    </Button>
  );
  return (
    <PageFrame
      extra={issue}
      subtitle="收款票据一本登记一次：谁领的、起止号。用了哪些按记账凭证上的票据号码自动算；作废的各联留齐，用完由另一人核销。"
      title="票据登记"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {data !== null && <Strays strays={data.strays} />}
      <PaperTable
        columns={columnsFor(show)}
        empty={
          isLoading ? null : (
            <EmptyHint
              hint="从票据领用簿上的第一本开始登记；以前的号码按凭证照样列在季度工作簿里。"
              text="还没有登记票据"
            >
              {issue}
            </EmptyHint>
          )
        }
        footer={[
          "合计",
          `${String(books.length)} 本`,
          "",
          "",
          sumText(books, "count"),
          sumText(books, "used"),
          sumText(books, "spoilt"),
          sumText(books, "missing"),
          sumText(books, "unused"),
          moneyText(sumOf(books, (book) => book.amountFen)),
          "",
        ]}
        height="36vh"
        keyOf={(book) => book.id}
        label="票据领用登记"
        onActive={show}
        rows={books}
        viewKey={`receipt-books/${ledgerId}`}
      />
      {shown !== undefined && <BookPanel act={setAct} book={shown} key={shown.id} onDone={finish} />}
      {act === "issue" && <IssueDialog ledgerId={ledgerId} onClose={close} onDone={finish} />}
      {act === "spoil" && shown !== undefined && <SpoilDialog book={shown} onClose={close} onDone={finish} />}
      {act === "settle" && shown !== undefined && <SettleDialog book={shown} onClose={close} onDone={finish} />}
      {act !== null && typeof act === "object" && <CopiesDialog onClose={close} onDone={finish} spoilt={act} />}
    </PageFrame>
  );
};

/** 票据登记 of the chosen set of books. */
export const ReceiptBooksScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Books key={ledger.id} ledgerId={ledger.id} />;
};
