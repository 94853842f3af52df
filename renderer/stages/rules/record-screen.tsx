import { Alert, App, Button, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { AttendeeEditor } from "./attendee-editor.tsx";
import { CapEditor } from "./cap-editor.tsx";
import { DelegationSection } from "./delegation-editor.tsx";
import { Field } from "./field.tsx";
import { MatterEditor } from "./matter-editor.tsx";
import { MeetingFields } from "./meeting-fields.tsx";
import { ProcedurePanel } from "./procedure-panel.tsx";
import { newCap } from "./cap-params.ts";
import {
  amendmentOf,
  newResolution,
  recordInputOf,
  resolutionProblems,
  type ResolutionForm,
} from "./resolution-form.ts";
import { VotePanel } from "./vote-panel.tsx";
import "./rules.css";

type PartProps = { readonly form: ResolutionForm; readonly onChange: (part: Partial<ResolutionForm>) => void };

const Contents = ({ form, onChange }: PartProps) => {
  const { record } = form;
  return (
    <div className="form-grid">
      <Field isWide label="提案内容">
        <Input.TextArea
          aria-label="提案内容"
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          onChange={(event) => {
            onChange({ record: { ...record, proposal: event.target.value } });
          }}
          value={record.proposal}
        />
      </Field>
      <Field isWide label="不同意见">
        <Input.TextArea
          aria-label="不同意见"
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={2000}
          onChange={(event) => {
            onChange({ record: { ...record, objections: event.target.value } });
          }}
          value={record.objections}
        />
      </Field>
      <Field isWide label="法律顾问意见">
        <Input
          aria-label="法律顾问意见"
          maxLength={500}
          onChange={(event) => {
            onChange({ record: { ...record, adviserOpinion: event.target.value } });
          }}
          placeholder="请法律顾问看过的才填"
          value={record.adviserOpinion}
        />
      </Field>
      <Field label="公示开始">
        <DateField
          isClearable
          label="公示开始"
          onChange={(postedFrom) => {
            onChange({ record: { ...record, postedFrom } });
          }}
          value={record.postedFrom ?? null}
        />
      </Field>
      <Field label="公示结束">
        <DateField
          isClearable
          label="公示结束"
          onChange={(postedTo) => {
            onChange({ record: { ...record, postedTo } });
          }}
          value={record.postedTo ?? null}
        />
      </Field>
    </div>
  );
};

/** What still keeps the form from being recorded. */
const Problems = ({ problems }: { readonly problems: readonly string[] }) =>
  problems.length === 0 ? null : (
    <Alert
      showIcon
      style={{ marginBottom: 12 }}
      title={
        <>
          还不能登记：
          <ul style={{ margin: 0, paddingLeft: "1.2em" }}>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      }
      type="warning"
    />
  );

/** Records the form; when a voucher asked for the resolution, links it there and goes back to it. */
const useRecording = (form: ResolutionForm, ledgerId: string | null) => {
  const { message } = App.useApp();
  const { params, open, setGuard } = usePlace();
  const record = useAction("resolution.record", { isQuiet: true });
  const link = useAction("voucher.linkResolution");
  const voucherId = params["voucher"] ?? null;
  const send = async (): Promise<void> => {
    const input = ledgerId === null ? null : recordInputOf(ledgerId, form);
    if (input === null) return;
    const done = await record.run(input);
    if (done === null) return;
    setGuard(null);
    if (voucherId === null) {
      void message.success("决议已登记，请另一个人复核。");
      open("resolution", { id: done.id });
      return;
    }
    const linked = done.test.isPassed ? await link.run({ id: voucherId, resolutionId: done.id }) : null;
    if (linked === null) open("resolution", { id: done.id });
    else {
      void message.success("决议已登记，并关联到凭证。另一个人复核决议后，凭证就可以审核。");
      open("voucher-entry", { id: voucherId });
    }
  };
  return { send, failure: record.failure, isRunning: record.isRunning || link.isRunning };
};

/** The form while it is typed; a held voucher's wish to amend a vote is in it as soon as that vote is known. */
const useTyping = (ledgerId: string | null, isCollective: boolean) => {
  const params = usePlace((state) => state.params);
  const today = useSession((state) => state.today);
  const [form, setForm] = useState<ResolutionForm>(() => newResolution({ params, metOn: today, isCollective }));
  const [isTouched, setIsTouched] = useState(false);
  const asksEarlier = ledgerId !== null && params["amends"] !== undefined;
  const earlier = useQuery("resolution.list", asksEarlier ? { ledgerId } : null);
  const amended = isTouched ? null : amendmentOf(params, earlier.data?.resolutions ?? []);
  if (amended !== null && form.changes === null) setForm({ ...form, ...amended });
  const change = (part: Partial<ResolutionForm>): void => {
    setForm((current) => ({ ...current, ...part }));
    setIsTouched(true);
  };
  return { form, isTouched, change };
};

/** 登记决议: the whole record of a vote and the caps it approves. */
export const ResolutionRecord = () => {
  const ledger = useChosenLedger();
  const { setGuard, back } = usePlace();
  const today = useSession((state) => state.today);
  const categories = useQuery("category.list", {});
  const accounts = useQuery("account.list", ledger === null ? null : { ledgerId: ledger.id });
  const incomeAccounts = (accounts.data?.accounts ?? []).filter(
    (account) => account.class === "profit-loss" && account.normalSide === "credit",
  );
  const isCollective = ledger?.entity === "collective";
  const { form, isTouched, change } = useTyping(ledger?.id ?? null, isCollective);
  const [asked, setAsked] = useState(0);
  const { send, failure, isRunning } = useRecording(form, ledger?.id ?? null);
  const problems = resolutionProblems(form);
  useEffect(() => {
    setGuard(isTouched ? "这份决议还没有登记，离开后要重新填写。" : null);
    return () => {
      setGuard(null);
    };
  }, [isTouched, setGuard]);
  const notes = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked > 0 || failure !== null) notes.current?.scrollIntoView({ block: "center" });
  }, [asked, failure]);
  const submit = (): void => {
    setAsked((count) => count + 1);
    if (problems.length === 0) void send();
  };
  useKeys("登记决议", [
    { keys: "Ctrl+S / F8", label: "登记决议", run: submit },
    { keys: "Esc", label: "回到上一页", run: null },
  ]);
  if (ledger === null) return null;
  return (
    <PageFrame
      subtitle={`账套：${ledger.name}。决议登记后不能修改（登记错了，第二个人复核以前可以撤回重登），请照会议记录逐项填写。`}
      title="登记决议"
    >
      <section className="panel">
        <h2>会议</h2>
        <MeetingFields form={form} isCollective={isCollective} ledgerId={ledger.id} onChange={change} today={today} />
      </section>
      <section className="panel">
        <h2>表决</h2>
        <VotePanel form={form} onChange={change} />
      </section>
      <section className="panel">
        <h2>签到名单</h2>
        <AttendeeEditor
          attendees={form.record.attendees}
          onChange={(attendees) => {
            change({ record: { ...form.record, attendees } });
          }}
          present={form.present}
        />
      </section>
      <section className="panel">
        <h2>程序核对</h2>
        <ProcedurePanel form={form} ledgerId={ledger.id} onChange={change} />
      </section>
      <section className="panel">
        <h2>批准的支出限额</h2>
        {form.caps.length === 0 ? (
          <p className="soft">决议批准或调整支出限额的，在这里逐项登记；其他事项不用填。</p>
        ) : null}
        <CapEditor
          caps={form.caps}
          categories={categories.data?.categories ?? []}
          incomeAccounts={incomeAccounts}
          metOn={form.metOn}
          onChange={(caps) => {
            change({ caps });
          }}
        />
        <Button
          onClick={() => {
            change({ caps: [...form.caps, newCap(form.caps, form.metOn)] });
          }}
        >
          增加一项限额
        </Button>
      </section>
      <section className="panel">
        <h2>同意的支出</h2>
        <MatterEditor
          categories={categories.data?.categories ?? []}
          matter={form.matter}
          metOn={form.metOn}
          onChange={(matter) => {
            change({ matter });
          }}
        />
      </section>
      <DelegationSection categories={categories.data?.categories ?? []} form={form} onChange={change} />
      <section className="panel">
        <h2>内容与公示</h2>
        <Contents form={form} onChange={change} />
      </section>
      <div ref={notes}>
        <FailureAlert failure={failure} />
        {asked > 0 ? <Problems problems={problems} /> : null}
      </div>
      <div className="button-row">
        <Button loading={isRunning} onClick={submit} size="large" title="Ctrl+S" type="primary">
          登记决议
        </Button>
        <Button onClick={back} size="large">
          取消
        </Button>
      </div>
    </PageFrame>
  );
};
