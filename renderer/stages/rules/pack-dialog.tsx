import { Alert, Input, InputNumber, Modal, Switch } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";

export type Pack = OutputOf<"pack.list">["packs"][number];
type Setting = Pack["settings"][number];
type Settings = Readonly<Record<string, number | null>>;

const unitText: Readonly<Record<Setting["unit"], string>> = { "yes-no": "", years: "年", percent: "%", yuan: "元" };

const SettingField = (props: {
  readonly setting: Setting;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}): ReactNode => {
  const { setting, value, onChange } = props;
  if (setting.unit === "yes-no")
    return (
      <Labelled label={setting.label}>
        <Switch
          aria-label={setting.label}
          checked={value === 1}
          checkedChildren="是"
          onChange={(isOn) => onChange(isOn ? 1 : 0)}
          unCheckedChildren="否"
        />
      </Labelled>
    );
  return (
    <Labelled hint={value === null ? "文件没有给出这个数，不填时这一条显示“缺数据”" : ""} label={setting.label}>
      <InputNumber
        aria-label={setting.label}
        max={setting.unit === "years" ? 80 : 1_000_000_000}
        min={0}
        onChange={onChange}
        precision={0}
        style={{ width: 200 }}
        suffix={unitText[setting.unit]}
        value={value}
      />
    </Labelled>
  );
};

type Props = {
  readonly pack: Pack;
  readonly isOn: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Proposes to take a pack, change its settings or give it up; nothing changes until another person approves. */
export const PackDialog = ({ pack, isOn, onClose, onDone }: Props): ReactNode => {
  const [settings, setSettings] = useState<Settings>(
    Object.fromEntries(pack.settings.map(({ key, value }) => [key, value])),
  );
  const [reason, setReason] = useState("");
  const propose = useAction("pack.propose", { isQuiet: true });
  const verb = isOn ? (pack.isOn ? "修改设置" : "启用") : "停用";
  const keep = async (): Promise<void> => {
    const done = await propose.run({ packId: pack.id, isOn, settings: { ...settings }, reason: reason.trim() });
    if (done !== null) onDone();
  };
  const names = pack.rules.map(({ title }) => `“${title}”`).join("、");
  return (
    <Modal
      cancelText="取消"
      confirmLoading={propose.isRunning}
      okText={`提出${verb}`}
      onCancel={onClose}
      onOk={() => void keep()}
      open
      title={`${verb}：${pack.name}`}
      width={640}
    >
      <FailureAlert failure={propose.failure} />
      <Alert
        showIcon
        style={{ marginBottom: 16 }}
        title={
          isOn
            ? `由另一个人批准后执行。${names === "" ? "这个包只出执行情况表，不另加支出规则。" : `批准之日起增加支出规则${names}。`}`
            : `由另一个人批准后停用，以前的判断不变。${names === "" ? "" : `规则${names}从批准的次日起不再执行。`}`
        }
        type="info"
      />
      {isOn &&
        pack.settings.map((setting) => (
          <SettingField
            key={setting.key}
            onChange={(value) => setSettings({ ...settings, [setting.key]: value })}
            setting={setting}
            value={settings[setting.key] ?? null}
          />
        ))}
      <Labelled label="依据或原因">
        <Input
          aria-label="依据或原因"
          autoFocus
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          placeholder="例如 镇政发〔2026〕3号"
          value={reason}
        />
      </Labelled>
    </Modal>
  );
};
