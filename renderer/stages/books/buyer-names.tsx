import { App, Button, Form, Input } from "antd";
import { useState, type ReactNode } from "react";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger, type Ledger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

type FieldProps = { readonly ledger: Ledger; readonly names: readonly string[] };

const NamesField = ({ ledger, names }: FieldProps): ReactNode => {
  const { message } = App.useApp();
  const can = useSession((state) => state.can);
  const [text, setText] = useState(names.join("\n"));
  const save = useAction("ledger.setBuyerNames", { isQuiet: true });
  const mayChange = can("administrator", "head");
  const keep = async (): Promise<void> => {
    const done = await save.run({ ledgerId: ledger.id, names: linesOf(text) });
    if (done !== null) void message.success(`${ledger.name}的发票抬头已保存`);
  };
  return (
    <Form.Item htmlFor={`buyer-${ledger.id}`} label={`“${ledger.name}”还认可的抬头`}>
      <FailureAlert failure={save.failure} />
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 6 }}
        disabled={!mayChange}
        id={`buyer-${ledger.id}`}
        maxLength={2000}
        onChange={(event) => setText(event.target.value)}
        placeholder="一行一个；没有就空着"
        value={text}
      />
      {mayChange && linesOf(text).join("\n") !== names.join("\n") && (
        <Button loading={save.isRunning} onClick={() => void keep()} size="small" style={{ marginTop: 6 }}>
          保存抬头
        </Button>
      )}
    </Form.Item>
  );
};

const LedgerNames = ({ ledger }: { readonly ledger: Ledger }): ReactNode => {
  const { data, failure, reload } = useQuery("ledger.buyerNames", { ledgerId: ledger.id });
  if (failure !== null) return <FailureAlert failure={failure} onRetry={reload} />;
  return data === null ? null : <NamesField ledger={ledger} names={data.names} />;
};

/** 发票抬头: the names that invoices of a village's sets of books may bear besides the name of the set itself. */
export const BuyerNames = ({ villageId }: { readonly villageId: string }): ReactNode => {
  const ledgers = useLedger((state) => state.ledgers).filter((ledger) => ledger.villageId === villageId);
  if (ledgers.length === 0) return null;
  return (
    <>
      <h3>发票抬头</h3>
      <p className="soft">
        发票上的“购买方名称”应当就是账套的名称，前面有县、镇的也算；更名前的名称、简称，在这里一行写一个，由主任或管理员登记。
      </p>
      <Form layout="vertical">
        {ledgers.map((ledger) => (
          <LedgerNames key={ledger.id} ledger={ledger} />
        ))}
      </Form>
    </>
  );
};
