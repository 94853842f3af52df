import { Input, Select } from "antd";
import { useState, type ReactNode } from "react";
import { supportingKinds } from "#domain/claims/papers.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { documentWords } from "#renderer/words/labels.ts";
import type { ClaimDetail } from "./claim-form.ts";

type Kind = (typeof supportingKinds)[number];
type Props = {
  readonly claim: Pick<ClaimDetail, "id" | "rowVersion" | "number">;
  /** What a rule asks for, chosen at first. */
  readonly wanted: Kind;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const options = supportingKinds.map((value) => ({ value, label: documentWords[value] }));

/** 补单据: a paper beside the outlay; invoices and lists change what was signed and need a new version. */
export const AddPaperDialog = ({ claim, wanted, onClose, onDone }: Props): ReactNode => {
  const today = useSession((state) => state.today);
  const [kind, setKind] = useState<Kind>(wanted);
  const [number, setNumber] = useState("");
  const [onDate, setOnDate] = useState<LocalDate | null>(null);
  const [party, setParty] = useState("");
  const [note, setNote] = useState("");
  const add = useAction("claim.addPaper", { isQuiet: true });
  const { id, rowVersion } = claim;
  return (
    <FormDialog
      failure={add.failure}
      isReady
      isRunning={add.isRunning}
      keyGroup="补单据"
      keyLabel="补单据"
      onClose={onClose}
      onSave={() => {
        void (async () => {
          if ((await add.run({ id, rowVersion, paper: { kind, number, onDate, party, note } })) !== null) onDone();
        })();
      }}
      saveText="补上"
      title={`给报账单 ${claim.number} 补单据`}
      width={600}
    >
      <div className="row-form">
        <Labelled isRequired label="单据">
          <Select aria-label="单据种类" onChange={(next: Kind) => setKind(next)} options={options} value={kind} />
        </Labelled>
        <Labelled label="号码">
          <Input
            aria-label="单据号码"
            maxLength={60}
            onChange={(event) => setNumber(event.target.value)}
            value={number}
          />
        </Labelled>
        <Labelled label="日期">
          <DateField isClearable label="单据日期" latest={today} onChange={setOnDate} value={onDate} />
        </Labelled>
        <Labelled label="出具单位">
          <Input
            aria-label="单据出具单位"
            maxLength={100}
            onChange={(event) => setParty(event.target.value)}
            value={party}
          />
        </Labelled>
      </div>
      <Labelled label="备注">
        <Input aria-label="单据备注" maxLength={200} onChange={(event) => setNote(event.target.value)} value={note} />
      </Labelled>
      <p className="soft">
        只补旁证：会议记录、合同、验收单等。已经签的字不作废；发票、造册等支出凭据补了会改变报账内容，请退回后“改正后重新报账”。补上的单据不能删。
      </p>
    </FormDialog>
  );
};

/** The paper a hit asks for that may be added while the claim is on its way; null where it asks for none of those. */
export const paperWanted = (facts: Readonly<Record<string, unknown>>): Kind | null => {
  const missing: readonly unknown[] = [facts["missingDocuments"], facts["anyOf"]].flat();
  return supportingKinds.find((kind) => kind !== "resolution" && missing.includes(kind)) ?? null;
};
