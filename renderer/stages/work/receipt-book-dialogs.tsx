import { Checkbox } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { TextLine } from "./form-fields.tsx";

type Book = OutputOf<"receiptBook.list">["books"][number];
type Ends = { readonly onClose: () => void; readonly onDone: (text: string) => void };

const DayField = (props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}): ReactNode => {
  const { today } = useSession();
  return (
    <Labelled isRequired label={props.label}>
      <DateField
        label={props.label}
        latest={today}
        onChange={(day) => day !== null && props.onChange(day)}
        value={props.value}
      />
    </Labelled>
  );
};

/** 登记领用: one book handed out. */
export const IssueDialog = ({ ledgerId, onClose, onDone }: Ends & { readonly ledgerId: string }): ReactNode => {
  const { today } = useSession();
  const issue = useAction("receiptBook.issue", { isQuiet: true });
  const [value, setValue] = useState({
    sort: "村级收款收据",
    firstNumber: "",
    lastNumber: "",
    issuedOn: String(today),
    issuedTo: "",
    note: "",
  });
  const set = (part: Partial<typeof value>): void => setValue((before) => ({ ...before, ...part }));
  const needed = [value.sort, value.firstNumber, value.lastNumber, value.issuedTo];
  const save = async (): Promise<void> => {
    const done = await issue.run({ ledgerId, ...value });
    if (done !== null) onDone(`${value.firstNumber}–${value.lastNumber} 已登记`);
  };
  return (
    <FormDialog
      failure={issue.failure}
      isReady={needed.every((text) => text.trim() !== "")}
      isRunning={issue.isRunning}
      keyGroup="票据登记"
      keyLabel="登记领用"
      onClose={onClose}
      onSave={() => void save()}
      saveText="登记"
      title="登记领用票据"
      width={760}
    >
      <div className="row-form">
        <TextLine isRequired label="票据种类" most={40} onChange={(sort) => set({ sort })} value={value.sort} />
        <TextLine
          isRequired
          label="领用人"
          most={40}
          onChange={(issuedTo) => set({ issuedTo })}
          value={value.issuedTo}
        />
        <TextLine
          hint="连同字头照票面写，例如 No00000101"
          isRequired
          label="起号"
          most={40}
          onChange={(firstNumber) => set({ firstNumber })}
          value={value.firstNumber}
        />
        <TextLine
          hint="位数和起号一样"
          isRequired
          label="止号"
          most={40}
          onChange={(lastNumber) => set({ lastNumber })}
          value={value.lastNumber}
        />
        <DayField label="领用日期" onChange={(issuedOn) => set({ issuedOn })} value={value.issuedOn} />
        <TextLine label="备注" most={300} onChange={(note) => set({ note })} value={value.note} />
      </div>
    </FormDialog>
  );
};

/** 登记作废: one spoilt receipt, with or without all its copies. */
export const SpoilDialog = ({ book, onClose, onDone }: Ends & { readonly book: Book }): ReactNode => {
  const { today } = useSession();
  const spoil = useAction("receiptBook.spoil", { isQuiet: true });
  const [number, setNumber] = useState("");
  const [voidedOn, setDay] = useState(String(today));
  const [reason, setReason] = useState("");
  const [hasAllCopies, setCopies] = useState(false);
  const save = async (): Promise<void> => {
    const done = await spoil.run({ bookId: book.id, number, voidedOn, reason, hasAllCopies });
    if (done !== null) onDone(`${number} 已登记作废`);
  };
  return (
    <FormDialog
      failure={spoil.failure}
      isReady={number.trim() !== "" && reason.trim() !== ""}
      isRunning={spoil.isRunning}
      keyGroup="票据登记"
      keyLabel="登记作废"
      onClose={onClose}
      onSave={() => void save()}
      saveText="登记作废"
      title={`作废一张 ${book.firstNumber}–${book.lastNumber} 里的票据`}
      width={640}
    >
      <div className="row-form">
        <TextLine
          hint={`照票面写，例如 ${book.firstNumber}`}
          isRequired
          label="作废的号码"
          most={40}
          onChange={setNumber}
          value={number}
        />
        <DayField label="作废日期" onChange={setDay} value={voidedOn} />
        <TextLine isRequired label="原因" most={200} onChange={setReason} value={reason} />
        <Labelled hint="缺一联也算不齐，会列入疑点，找齐了再补登记" label="作废各联">
          <Checkbox checked={hasAllCopies} onChange={(event) => setCopies(event.target.checked)}>
            各联齐全，已盖“作废”章留在本上
          </Checkbox>
        </Labelled>
      </div>
    </FormDialog>
  );
};

type CopiesProps = Ends & { readonly spoilt: Book["voids"][number] };

/** The missing copies of a spoilt receipt turned up. */
export const CopiesDialog = ({ spoilt, onClose, onDone }: CopiesProps): ReactNode => {
  const { today } = useSession();
  const show = useAction("receiptBook.showCopies", { isQuiet: true });
  const [foundOn, setDay] = useState(String(today));
  const save = async (): Promise<void> => {
    if ((await show.run({ id: spoilt.id, foundOn })) !== null) onDone(`${spoilt.number} 各联已补齐`);
  };
  return (
    <FormDialog
      failure={show.failure}
      isReady
      isRunning={show.isRunning}
      keyGroup="票据登记"
      keyLabel="补登各联"
      onClose={onClose}
      onSave={() => void save()}
      saveText="各联齐了"
      title={`${spoilt.number} 的作废各联`}
      width={480}
    >
      <DayField label="找齐的日期" onChange={setDay} value={foundOn} />
    </FormDialog>
  );
};

/** 核销 of one book, by another person than who registered it. */
export const SettleDialog = ({ book, onClose, onDone }: Ends & { readonly book: Book }): ReactNode => {
  const { today } = useSession();
  const settle = useAction("receiptBook.settle", { isQuiet: true });
  const [settledOn, setDay] = useState(String(today));
  const [shortfall, setShortfall] = useState("");
  const isWhole = book.missing === 0 && book.voids.every(({ copiesOn }) => copiesOn !== null);
  const save = async (): Promise<void> => {
    const done = await settle.run({ id: book.id, settledOn, shortfall });
    if (done !== null) onDone(`已核销，缴回未用 ${String(done.unused)} 张`);
  };
  return (
    <FormDialog
      failure={settle.failure}
      isReady={isWhole || shortfall.trim() !== ""}
      isRunning={settle.isRunning}
      keyGroup="票据登记"
      keyLabel="核销"
      onClose={onClose}
      onSave={() => void save()}
      saveText="核销"
      title={`核销 ${book.firstNumber}–${book.lastNumber}`}
      width={560}
    >
      <p>
        已用 {book.used} 张，作废 {book.spoilt} 张，缺号 {book.missing} 张，未用 {book.unused} 张。
        核对存根和作废各联，未用的收回。核销后不能再登记作废，未用的号码可以另行领用。
      </p>
      <div className="row-form">
        <DayField label="核销日期" onChange={setDay} value={settledOn} />
        {!isWhole && (
          <TextLine
            hint="缺号、作废联不齐的去向；会列入疑点"
            isRequired
            label="不齐的原因"
            most={300}
            onChange={setShortfall}
            value={shortfall}
          />
        )}
      </div>
    </FormDialog>
  );
};
