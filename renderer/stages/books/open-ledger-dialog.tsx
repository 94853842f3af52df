import { Form, Input, Modal, Radio } from "antd";
import { useState, type ReactNode } from "react";
import { monthOf, month as monthFrom, yearOf } from "#domain/core/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import type { Ledger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { entityWords } from "#renderer/words/labels.ts";
import type { Village } from "./village-facts.ts";

type Entity = Ledger["entity"];
const entities: readonly Entity[] = ["collective", "committee"];
const isEntity = (value: unknown): value is Entity => value === "collective" || value === "committee";

const nameFor = ({ name }: Village, entity: Entity): string => {
  if (entity === "collective") return `${name}股份经济合作社`;
  return name.endsWith("村") ? `${name}民委员会` : `${name}居民委员会`;
};

export type OpenLedgerDialogProps = {
  readonly village: Village;
  readonly ledgers: readonly Ledger[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** 建账套: a set of books for one legal entity of a village, with the accounts of the 2023 system. */
export const OpenLedgerDialog = ({ village, ledgers, onClose, onDone }: OpenLedgerDialogProps): ReactNode => {
  const today = useSession((state) => state.today);
  const free = entities.filter((entity) => ledgers.every((ledger) => ledger.entity !== entity));
  const [entity, setEntity] = useState<Entity>(free[0] ?? "collective");
  const [name, setName] = useState(nameFor(village, free[0] ?? "collective"));
  const [startMonth, setStartMonth] = useState(monthFrom(`${yearOf(monthOf(today))}-01`));
  const open = useAction("ledger.open", { isQuiet: true });
  const isReady = name.trim() !== "";
  const save = async (): Promise<void> => {
    if (!isReady || open.isRunning) return;
    const done = await open.run({ villageId: village.id, entity, name: name.trim(), startMonth });
    if (done !== null) onDone();
  };
  useKeys("建账套", [{ keys: "F8 / Ctrl+S", label: "建账套", run: () => void save() }], { isDialog: true });
  return (
    <Modal
      cancelText="关闭（Esc）"
      confirmLoading={open.isRunning}
      okButtonProps={{ disabled: !isReady }}
      okText="建账套（F8）"
      onCancel={onClose}
      onOk={() => void save()}
      open
      title={`为${village.name}建账套`}
      width={620}
    >
      <FailureAlert failure={open.failure} />
      <Form layout="vertical">
        <Form.Item label="哪个单位的账">
          <Radio.Group
            onChange={(event) => {
              if (!isEntity(event.target.value)) return;
              setEntity(event.target.value);
              setName(nameFor(village, event.target.value));
            }}
            options={free.map((value) => ({ value, label: entityWords[value] }))}
            value={entity}
          />
        </Form.Item>
        <Form.Item htmlFor="ledger-name" label="账套名称（会打印在账簿和报表上）" required>
          <Input
            autoFocus
            id="ledger-name"
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
            value={name}
          />
        </Form.Item>
        <Form.Item extra="从这个月起记账，以前的余额作为期初余额录入" htmlFor="ledger-month" label="启用月份" required>
          <MonthField
            id="ledger-month"
            label="启用月份"
            onChange={(value) => {
              if (value !== null) setStartMonth(value);
            }}
            value={startMonth}
          />
        </Form.Item>
      </Form>
      <p className="soft">账套会带上 2023 年《农村集体经济组织会计制度》的全部会计科目。</p>
    </Modal>
  );
};
