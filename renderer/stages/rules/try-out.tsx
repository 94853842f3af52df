import { Alert, Button, Space } from "antd";
import { useState } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { addDays, type LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { hitSentence } from "#renderer/words/rules.ts";
import type { RuleForm } from "./rule-form.ts";

type Found = OutputOf<"rule.tryOut">;
type Props = { readonly form: RuleForm; readonly today: LocalDate };

const FoundList = ({ found }: { readonly found: Found }) => (
  <>
    <Alert
      showIcon
      title={
        found.judged === 0
          ? "这段时间没有已记账的凭证，换一段时间再试。"
          : found.hit === 0
            ? `试算了 ${String(found.judged)} 张已记账的凭证，没有一张碰到这条规则。`
            : `试算了 ${String(found.judged)} 张已记账的凭证，有 ${String(found.hit)} 张会碰到这条规则，凭证金额合计 ${moneyText(found.hitFen)} 元。${found.vouchers.length < found.hit ? `下面列出前 ${String(found.vouchers.length)} 张。` : ""}`
      }
      type={found.hit === 0 ? "info" : "warning"}
    />
    {found.vouchers.length === 0 ? null : (
      <div className="try-out-list" role="list">
        {found.vouchers.map((voucher) => (
          <div key={voucher.id} role="listitem">
            <b>{voucher.ledgerName}</b> {voucher.name} <span className="amount">{moneyText(voucher.totalFen)}</span>
            {voucher.hits.map((hit) => (
              <div className="soft" key={JSON.stringify(hit.facts)}>
                {hitSentence(hit)}
              </div>
            ))}
          </div>
        ))}
      </div>
    )}
  </>
);

/** 试算: shows which vouchers of the past the rule being written would have spoken about; nothing is changed. */
export const TryOut = ({ form, today }: Props) => {
  const [span, setSpan] = useState<{ fromOn: LocalDate; toOn: LocalDate }>({
    fromOn: addDays(today, -365),
    toOn: today,
  });
  const [found, setFound] = useState<Found | null>(null);
  const tried = useAction("rule.tryOut", { isQuiet: true });
  const run = async (): Promise<void> => {
    setFound(null);
    setFound(await tried.run({ severity: form.severity, parameters: form.parameters, scope: form.scope, ...span }));
  };
  return (
    <section aria-label="试算" className="try-out">
      <Space wrap>
        <b>用已记账的凭证试算</b>
        <DateField
          label="试算起始日期"
          onChange={(fromOn) => {
            if (fromOn !== null) setSpan({ ...span, fromOn });
          }}
          value={span.fromOn}
        />
        <span>至</span>
        <DateField
          label="试算截止日期"
          onChange={(toOn) => {
            if (toOn !== null) setSpan({ ...span, toOn });
          }}
          value={span.toOn}
        />
        <Button onClick={() => void run()}>试算</Button>
        <span className="soft">只看结果，不改账。</span>
      </Space>
      <FailureAlert failure={tried.failure?.code === "cancelled" ? null : tried.failure} />
      {found === null ? null : <FoundList found={found} />}
      <ProgressDialog
        done={tried.progress?.done ?? 0}
        isOpen={tried.isRunning}
        onCancel={tried.cancel}
        stage="正在逐张试算"
        title="试算规则"
        total={tried.progress?.total ?? 0}
      />
    </section>
  );
};
