import { Button, Collapse, Input, InputNumber, Radio, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { guidedParts, type GuidedPart } from "#domain/vouchers/guided-entries.ts";
import { keptUnlessTyped } from "#renderer/ledger/typed-meanwhile.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { guidedPartWords } from "#renderer/words/work.ts";

type Settings = OutputOf<"work.settings">;
type Step = Settings["order"][number];

const stepWords: Readonly<Record<Step, string>> = {
  loss: "弥补亏损",
  reserve: "提公积公益金",
  members: "分给成员",
  other: "其他分配",
};
const orders: readonly (readonly Step[])[] = [
  ["loss", "reserve", "members", "other"],
  ["reserve", "loss", "members", "other"],
  ["loss", "members", "reserve", "other"],
];

type FieldsProps = {
  readonly value: Settings;
  readonly ledgerId: string;
  readonly isDisabled: boolean;
  readonly onChange: (next: Settings) => void;
};

const SettingFields = ({ value, ledgerId, isDisabled, onChange }: FieldsProps): ReactNode => {
  const set = (part: Partial<Settings>): void => onChange({ ...value, ...part });
  const own = value.reserveByLedger[ledgerId];
  const setOwn = (share: number | null): void => {
    const { [ledgerId]: _own, ...others } = value.reserveByLedger;
    set({ reserveByLedger: share === null ? others : { ...others, [ledgerId]: Math.round(share * 100) } });
  };
  const setAccount = (part: GuidedPart, code: string): void =>
    set({ guidedAccounts: { ...value.guidedAccounts, [part]: code } });
  return (
    <>
      <div className="row-form">
        <Labelled hint="121 号制度第 28 条的顺序是第一种" label="分配顺序">
          <Select
            disabled={isDisabled}
            onChange={(text) => set({ order: [...(orders[Number(text)] ?? value.order)] })}
            options={orders.map((order, index) => ({
              value: String(index),
              label: order.map((step) => stepWords[step]).join(" → "),
            }))}
            value={String(orders.findIndex((order) => order.join() === value.order.join()))}
          />
        </Labelled>
        <Labelled hint="样例，待核对：按县、镇文件" label="公积公益金最低比例（全镇）">
          <InputNumber
            suffix="%"
            disabled={isDisabled}
            max={100}
            min={0}
            onChange={(share) => share !== null && set({ reserveBasisPoints: Math.round(share * 100) })}
            value={value.reserveBasisPoints / 100}
          />
        </Labelled>
        <Labelled hint="章程另有规定的填这里，不填就用全镇的" label="本账套的最低比例">
          <InputNumber
            suffix="%"
            disabled={isDisabled}
            max={100}
            min={0}
            onChange={setOwn}
            value={own === undefined ? null : own / 100}
          />
        </Labelled>
        <Labelled hint="待核对" label="比例按什么算">
          <Radio.Group
            disabled={isDisabled}
            onChange={(event) =>
              set({ reserveBase: event.target.value === "net-income" ? "net-income" : "distributable" })
            }
            options={[
              { value: "distributable", label: "可分配收益" },
              { value: "net-income", label: "本年净收益" },
            ]}
            value={value.reserveBase}
          />
        </Labelled>
        <Labelled hint="待核对" label="新增资产从哪个月开始提折旧">
          <Radio.Group
            disabled={isDisabled}
            onChange={(event) => set({ wearStart: event.target.value === "same-month" ? "same-month" : "next-month" })}
            options={[
              { value: "next-month", label: "下月" },
              { value: "same-month", label: "当月" },
            ]}
            value={value.wearStart}
          />
        </Labelled>
      </div>
      <h3>引导式录入用的科目（待核对，按本地规定修改）</h3>
      <div className="row-form">
        {guidedParts.map((part) => (
          <Labelled key={part} label={guidedPartWords[part]}>
            <Input
              disabled={isDisabled}
              maxLength={15}
              onChange={(event) => setAccount(part, event.target.value)}
              value={value.guidedAccounts[part] ?? ""}
            />
          </Labelled>
        ))}
      </div>
    </>
  );
};

type Props = { readonly ledgerId: string; readonly onSaved: () => void };

/** What year ends, assets and guided forms go by; shown to everybody, changed by the head or an administrator. */
export const WorkSettingsPanel = ({ ledgerId, onSaved }: Props): ReactNode => {
  const { data, failure, reload } = useQuery("work.settings", {});
  const save = useAction("work.saveSettings", { isQuiet: true });
  const [typed, setTyped] = useState<Settings | null>(null);
  const can = useSession((state) => state.can);
  const mayChange = can("head", "administrator");
  const value = typed ?? data;
  const keep = async (): Promise<void> => {
    if (value === null || (await save.run(value)) === null) return;
    setTyped(keptUnlessTyped(typed, null));
    reload();
    onSaved();
  };
  if (value === null) return <FailureAlert failure={failure} onRetry={reload} />;
  const fields = (
    <>
      <FailureAlert failure={save.failure} />
      <SettingFields isDisabled={!mayChange} ledgerId={ledgerId} onChange={setTyped} value={value} />
      {mayChange ? (
        <Button disabled={typed === null} loading={save.isRunning} onClick={() => void keep()} type="primary">
          保存设置
        </Button>
      ) : (
        <span className="soft">这些设置由主管或管理员修改</span>
      )}
    </>
  );
  return <Collapse items={[{ key: "settings", label: "期末、资产与引导式录入的设置", children: fields }]} />;
};
