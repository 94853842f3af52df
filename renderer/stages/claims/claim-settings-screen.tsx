import { App, Button, Checkbox, InputNumber, Radio, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { approvalRoles } from "#domain/claims/papers.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { RowEditor } from "#renderer/ui/row-editor.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { approvalWords } from "#renderer/words/labels.ts";

type Chain = OutputOf<"claim.settings">;
type Tier = Chain["tiers"][number];

const roleOptions = approvalRoles
  .filter((role) => role !== "supervisors")
  .map((value) => ({ value, label: approvalWords[value] }));

const Tiers = ({
  tiers,
  onChange,
}: {
  readonly tiers: readonly Tier[];
  readonly onChange: (tiers: readonly Tier[]) => void;
}) => (
  <RowEditor
    addText="增加一档"
    cellsOf={(tier, at, change) => [
      <AmountField
        key="to"
        label={`第${String(at + 1)}档上限`}
        onChange={(upToFen) => change({ upToFen })}
        placeholder="不填：以上全部"
        value={tier.upToFen}
      />,
      <Checkbox
        checked={tier.isInclusive}
        disabled={tier.upToFen === null}
        key="inclusive"
        onChange={(event) => change({ isInclusive: event.target.checked })}
      >
        含本数
      </Checkbox>,
      <Select
        aria-label={`第${String(at + 1)}档签字人`}
        key="roles"
        mode="multiple"
        onChange={(roles: Tier["roles"]) => change({ roles })}
        options={roleOptions}
        style={{ width: "100%" }}
        value={tier.roles}
      />,
    ]}
    className="row-editor"
    columns={[{ title: "一张报账单不超过（元）", width: 190 }, { title: "", width: 110 }, { title: "要签字的人" }]}
    newRow={(): Tier => ({ upToFen: null, isInclusive: false, roles: ["village-head"] })}
    onChange={onChange}
    rows={tiers}
  />
);

const Form = ({ saved, onSaved }: { readonly saved: Chain; readonly onSaved: () => void }): ReactNode => {
  const { message } = App.useApp();
  const mayChange = useSession((state) => state.can)("head", "administrator");
  const [chain, setChain] = useState(saved);
  const save = useAction("claim.saveSettings", { isQuiet: true });
  const set = (part: Partial<Chain>): void => setChain((before) => ({ ...before, ...part }));
  const keep = async (): Promise<void> => {
    if (!mayChange || (await save.run(chain)) === null) return;
    void message.success("报账设置已保存");
    onSaved();
  };
  useKeys("报账设置", [{ keys: "F8 / Ctrl+S", label: "保存设置", run: mayChange ? () => void keep() : null }]);
  return (
    <fieldset disabled={!mayChange} style={{ border: 0, margin: 0, padding: 0 }}>
      <FailureAlert failure={save.failure} />
      <section className="panel">
        <h2>用不用报账单</h2>
        <Checkbox checked={chain.isUsed} onChange={(event) => set({ isUsed: event.target.checked })}>
          村里报销先走报账单（经手证明 → 审批 → 民主理财 → 送审 → 审核 → 付款 → 制单）
        </Checkbox>
        <p className="soft">不勾选的，凭证照旧直接录入，其他功能不受影响；以后随时可以打开。</p>
      </section>
      <section className="panel">
        <h2>先后顺序（按本县、本乡镇的文件选）</h2>
        <Radio.Group
          onChange={(event) => set({ approvesFirst: event.target.value === "approve" })}
          value={chain.approvesFirst ? "approve" : "supervise"}
        >
          <Radio value="approve">先村级审批，再民主理财</Radio>
          <Radio value="supervise">先民主理财，再村级审批</Radio>
        </Radio.Group>
        <p style={{ marginTop: 10 }}>
          <Checkbox checked={chain.paysFirst} onChange={(event) => set({ paysFirst: event.target.checked })}>
            出纳登记付款以后才制单
          </Checkbox>
        </p>
      </section>
      <section className="panel">
        <h2>谁签字（按金额分档）</h2>
        <p className="soft">
          一张报账单的合计落在哪一档，就要哪些人签字。“支出规则”里的审批权限（按支出性质分）同时有效，两边都要满足。待核对：请按本乡镇文件修改。
        </p>
        <Tiers
          onChange={(tiers) => set({ tiers: tiers.map((tier) => ({ ...tier, roles: [...tier.roles] })) })}
          tiers={chain.tiers}
        />
      </section>
      <section className="panel">
        <h2>应急支出</h2>
        <Labelled hint="各地规定不一，待核对。" label="先办后议的，多少天内补办决议">
          <InputNumber
            max={366}
            min={1}
            onChange={(value) => set({ ratifyDays: value ?? 30 })}
            suffix="天"
            value={chain.ratifyDays}
          />
        </Labelled>
      </section>
      {mayChange && (
        <Button loading={save.isRunning} onClick={() => void keep()} title="F8" type="primary">
          保存设置（F8）
        </Button>
      )}
    </fieldset>
  );
};

/** 报账设置: whether claims are used, the order of the steps, who signs which amounts. */
export const ClaimSettingsScreen = (): ReactNode => {
  const { data, failure, reload } = useQuery("claim.settings", {});
  const mayChange = useSession((state) => state.can)("head", "administrator");
  return (
    <PageFrame subtitle={mayChange ? "" : "这里只能看：报账设置由主管或管理员修改。"} title="报账设置">
      <FailureAlert failure={failure} onRetry={reload} />
      {data !== null && <Form key={JSON.stringify(data)} onSaved={reload} saved={data} />}
    </PageFrame>
  );
};
