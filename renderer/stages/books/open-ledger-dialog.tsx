import { Form, Input, Modal, Radio } from "antd";
import { useState, type ReactNode } from "react";
import { monthOf, month as monthFrom, yearOf } from "#domain/core/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import type { Ledger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { systemWords } from "#renderer/words/definitions.ts";
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

/** 建账套: a set of books for one legal entity of a village, with the accounts of its accounting system. */
export const OpenLedgerDialog = ({ village, ledgers, onClose, onDone }: OpenLedgerDialogProps): ReactNode => {
  const today = useSession((state) => state.today);
  const [system, setSystem] = useState<Ledger["system"]>("2023");
  const freeFor = (of: Ledger["system"]): readonly Entity[] =>
    entities.filter((each) => ledgers.every((ledger) => ledger.entity !== each || ledger.system !== of));
  const free = freeFor(system);
  const [entity, setEntity] = useState<Entity>(free[0] ?? "collective");
  const [name, setName] = useState(nameFor(village, free[0] ?? "collective"));
  const choose = (nextSystem: Ledger["system"], next: Entity): void => {
    setSystem(nextSystem);
    setEntity(next);
    setName(nameFor(village, next) + (nextSystem === "2004" ? "（2004旧账）" : ""));
  };
  const [startMonth, setStartMonth] = useState(monthFrom(`${yearOf(monthOf(today))}-01`));
  const open = useAction("ledger.open", { isQuiet: true });
  const isReady = name.trim() !== "" && free.includes(entity);
  const save = async (): Promise<void> => {
    if (!isReady || open.isRunning) return;
    const done = await open.run({ villageId: village.id, entity, name: name.trim(), startMonth, system });
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
        <Form.Item
          extra={system === "2004" ? "只用来把旧账搬进来：导入旧余额以后，用“新旧制度衔接”转到新账套" : ""}
          label="执行哪个会计制度"
        >
          <Radio.Group
            onChange={(event) => {
              const next = event.target.value === "2004" ? "2004" : "2023";
              choose(next, freeFor(next)[0] ?? entity);
            }}
            options={[
              { value: "2023", label: systemWords["2023"] },
              { value: "2004", label: systemWords["2004"] },
            ]}
            value={system}
          />
        </Form.Item>
        <Form.Item label="哪个单位的账">
          <Radio.Group
            onChange={(event) => {
              if (isEntity(event.target.value)) choose(system, event.target.value);
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
      <p className="soft">
        {system === "2023"
          ? "账套会带上 2023 年《农村集体经济组织会计制度》的全部会计科目。"
          : "账套会带上 2004 年《村集体经济组织会计制度》的会计科目（待核对）。"}
      </p>
    </Modal>
  );
};
