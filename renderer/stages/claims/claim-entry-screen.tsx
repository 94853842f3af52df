import { Alert, App, AutoComplete, Button, Checkbox, Input, Select } from "antd";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { claimForms, type ClaimForm as PaidBy } from "#domain/claims/claim.ts";
import { addDays } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { CategoryReasonDialog, withCategoryReason } from "#renderer/stages/vouchers/category-reason.tsx";
import { LiveHits } from "#renderer/stages/vouchers/live-hits.tsx";
import { CapUsageBar } from "#renderer/ui/cap-usage-bar.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { claimFaultText, claimFormWords } from "#renderer/words/claims.ts";
import { approvalWords } from "#renderer/words/labels.ts";
import { contentFrom, formFrom, formTotal, newForm, type ClaimDetail, type ClaimForm } from "./claim-form.ts";
import { ClaimLines } from "./claim-lines.tsx";
import { DocumentRows } from "./document-rows.tsx";
import "./claims.css";

type PartProps = { readonly form: ClaimForm; readonly set: (part: Partial<ClaimForm>) => void };

const formOptions = claimForms.map((value) => ({ value, label: claimFormWords[value] }));

/** Names that stood on earlier claims of this village: offered, never forced. */
const useNames = (ledgerId: string) => {
  const { data } = useQuery("claim.list", { ledgerId, take: 200 });
  return useMemo(() => {
    const claims = data?.claims ?? [];
    const distinct = (pick: (claim: (typeof claims)[number]) => string) =>
      [...new Set(claims.map(pick))].filter((name) => name !== "").map((value) => ({ value }));
    return {
      handlers: distinct((each) => each.handler),
      clerks: distinct((each) => each.clerk),
      payees: distinct((each) => each.payee),
    };
  }, [data]);
};

type NameProps = PartProps & {
  readonly label: string;
  readonly field: "handler" | "witness" | "clerk" | "payee";
  readonly options: readonly { readonly value: string }[];
  readonly isRequired?: boolean;
};

/** A name on the claim: typed, or taken from earlier claims. */
const NameField = ({ form, set, label, field, options, isRequired = true }: NameProps): ReactNode => (
  <Labelled isRequired={isRequired} label={label}>
    <AutoComplete
      aria-label={label}
      maxLength={field === "payee" ? 100 : 40}
      onChange={(value: string) => set({ [field]: value })}
      options={[...options]}
      value={form[field]}
    />
  </Labelled>
);

const Head = ({ form, set, ledgerId }: PartProps & { readonly ledgerId: string }): ReactNode => {
  const today = useSession((state) => state.today);
  const names = useNames(ledgerId);
  return (
    <div className="row-form">
      <Labelled isRequired label="用途">
        <Input
          aria-label="用途"
          autoFocus
          maxLength={200}
          onChange={(event) => set({ purpose: event.target.value })}
          placeholder="例如：购买办公用品"
          value={form.purpose}
        />
      </Labelled>
      <Labelled isRequired label="报账单日期">
        <DateField label="报账单日期" latest={today} onChange={(onDate) => set({ onDate })} value={form.onDate} />
      </Labelled>
      <NameField field="handler" form={form} label="经手人" options={names.handlers} set={set} />
      <NameField field="witness" form={form} label="证明人（验收人）" options={names.handlers} set={set} />
      <NameField field="clerk" form={form} label="村报账员" options={names.clerks} set={set} />
      <Labelled label="付款方式">
        <Select
          aria-label="付款方式"
          onChange={(paidBy: PaidBy) => set({ form: paidBy })}
          options={formOptions}
          value={form.form}
        />
      </Labelled>
      <NameField
        field="payee"
        form={form}
        isRequired={form.form === "transfer"}
        label="收款人"
        options={names.payees}
        set={set}
      />
      <Labelled isRequired={form.form === "transfer"} label="收款账号">
        <Input
          aria-label="收款账号"
          maxLength={40}
          onChange={(event) => set({ payeeAccount: event.target.value })}
          value={form.payeeAccount}
        />
      </Labelled>
    </div>
  );
};

const Emergency = ({ form, set, ratifyDays }: PartProps & { readonly ratifyDays: number }): ReactNode => {
  const today = useSession((state) => state.today);
  return (
    <>
      <Checkbox checked={form.isEmergency} onChange={(event) => set({ isEmergency: event.target.checked })}>
        应急支出（抢险、救灾等，等不及开会）：先办，按期补办决议
      </Checkbox>
      {form.isEmergency && (
        <div className="row-form" style={{ marginTop: 8 }}>
          <Labelled isRequired label="应急理由">
            <Input
              aria-label="应急理由"
              maxLength={200}
              onChange={(event) => set({ emergencyReason: event.target.value })}
              value={form.emergencyReason}
            />
          </Labelled>
          <Labelled
            hint={`从报账单日期起最多 ${String(ratifyDays)} 天。逾期没有关联决议，会列入疑点。`}
            isRequired
            label="补办决议期限"
          >
            <DateField
              label="补办决议期限"
              {...(form.onDate === null ? {} : { latest: addDays(form.onDate, ratifyDays) })}
              onChange={(ratifyBy) => set({ ratifyBy: ratifyBy ?? today })}
              value={form.ratifyBy}
            />
          </Labelled>
        </div>
      )}
    </>
  );
};

type EditorProps = {
  readonly ledgerId: string;
  readonly kept: ClaimDetail | null;
  readonly ratifyDays: number;
};

const Editor = ({ ledgerId, kept, ratifyDays }: EditorProps): ReactNode => {
  const { message } = App.useApp();
  const today = useSession((state) => state.today);
  const { open, setGuard } = usePlace();
  const ratifyBy = addDays(today, ratifyDays);
  const [form, setForm] = useState<ClaimForm>(() =>
    kept === null ? newForm(today, ratifyBy) : formFrom(kept, ratifyBy),
  );
  const save = useAction("claim.save", { isQuiet: true, again: withCategoryReason });
  const content = contentFrom(form);
  const judged = useQuery("claim.judge", content === null ? null : { id: kept?.id ?? null, ledgerId, content });
  const latest = judged.data;
  const set = (part: Partial<ClaimForm>): void => {
    setForm((before) => ({ ...before, ...part }));
    setGuard("报账单还没有保存，要离开吗？");
  };
  useEffect(() => () => setGuard(null), [setGuard]);
  const keep = async (): Promise<void> => {
    if (content === null || save.isRunning) return;
    const done = await save.run({ id: kept?.id ?? null, rowVersion: kept?.rowVersion ?? null, ledgerId, content });
    if (done === null) return;
    setGuard(null);
    void message.success(`已保存 ${done.number}`);
    open("claim", { id: done.id });
  };
  useKeys("报账单", [{ keys: "F8 / Ctrl+S", label: "保存报账单", run: () => void keep() }]);
  return (
    <PageFrame
      extra={
        <>
          <Button onClick={() => open("claims")}>不保存，返回</Button>
          <Button disabled={content === null} loading={save.isRunning} onClick={() => void keep()} type="primary">
            保存（F8）
          </Button>
        </>
      }
      title={kept === null ? "填报账单" : `修改报账单 ${kept.number}`}
    >
      <FailureAlert failure={save.failure} />
      <CategoryReasonDialog />
      <div className="claim-columns">
        <div>
          <section className="panel">
            <h2>报账单</h2>
            <Head form={form} ledgerId={ledgerId} set={set} />
            <ClaimLines form={form} ledgerId={ledgerId} set={set} />
            <p>
              合计 <strong>{moneyText(formTotal(form))}</strong> 元
            </p>
            <Emergency form={form} ratifyDays={ratifyDays} set={set} />
          </section>
          <section className="panel">
            <h2>原始单据（十要素逐项核对）</h2>
            <DocumentRows
              missing={latest?.missing ?? []}
              onChange={(documents) => set({ documents })}
              rows={form.documents}
            />
          </section>
        </div>
        <section className="panel">
          <h2>制度检查</h2>
          {latest === null ? (
            <p className="soft">填好用途、分类和金额后，这里马上显示要谁签字、有没有超限额。</p>
          ) : (
            <>
              {latest.fault !== null && <Alert showIcon title={claimFaultText(latest.fault)} type="info" />}
              <p>要签字的人：{latest.signers.map((role) => approvalWords[role]).join("、") || "按报账设置"}</p>
              {latest.hits.length === 0 && <p className="soft">没有发现违反制度的地方。</p>}
              <LiveHits hits={latest.hits} of="claim" />
              {latest.usages.map((usage) => (
                <CapUsageBar key={usage.capId} usage={usage} />
              ))}
            </>
          )}
        </section>
      </div>
    </PageFrame>
  );
};

/** 填报账单: what the village's paper says, judged while it is typed. */
export const ClaimEntryScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  const id = usePlace((state) => state.params["id"] ?? null);
  const chain = useQuery("claim.settings", {}).data;
  const kept = useQuery("claim.show", id === null ? null : { id }).data;
  if (ledger === null || chain === null || (id !== null && kept === null)) return null;
  return <Editor kept={kept} key={id ?? "new"} ledgerId={kept?.ledgerId ?? ledger.id} ratifyDays={chain.ratifyDays} />;
};
