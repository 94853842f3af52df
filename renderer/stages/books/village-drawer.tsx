import { App, Button, Drawer, Form, Input, Switch } from "antd";
import { useState, type ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { BuyerNames } from "./buyer-names.tsx";
import { FactChanges } from "./fact-changes.tsx";
import { FactEditor } from "./fact-editor.tsx";
import { FactHistory } from "./fact-history.tsx";
import { withFact, type Village, type VillageFactInput } from "./village-facts.ts";

export type VillageDrawerProps = {
  readonly village: Village | null;
  readonly canEdit: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** One village: its code and name, and its facts with the day each began to hold. F8 saves. */
export const VillageDrawer = ({ village, canEdit, onClose, onDone }: VillageDrawerProps): ReactNode => {
  const today = useSession((state) => state.today);
  const [code, setCode] = useState(village?.code ?? "");
  const [name, setName] = useState(village?.name ?? "");
  const [isActive, setIsActive] = useState(village?.isActive ?? true);
  const [facts, setFacts] = useState<readonly VillageFactInput[]>(village?.facts ?? []);
  const [reason, setReason] = useState("");
  const { message } = App.useApp();
  const save = useAction("village.save", { isQuiet: true });
  const isReady = canEdit && code.trim() !== "" && name.trim() !== "";
  const keep = async (): Promise<void> => {
    if (!isReady || save.isRunning) return;
    const done = await save.run({
      id: village?.id ?? null,
      code: code.trim(),
      name: name.trim(),
      isActive,
      facts: [...facts],
      reason: reason.trim(),
    });
    if (done === null) return;
    if (done.proposed > 0)
      void message.success(
        `已提出 ${String(done.proposed)} 项村情资料的改动，由另一个人批准后生效，批准前仍按原来的数。`,
      );
    onDone();
  };
  useKeys("村资料", [{ keys: "F8 / Ctrl+S", label: "保存村资料", run: () => void keep() }], { isDialog: true });
  return (
    <Drawer
      extra={
        canEdit && (
          <Button disabled={!isReady} loading={save.isRunning} onClick={() => void keep()} type="primary">
            保存（F8）
          </Button>
        )
      }
      onClose={onClose}
      open
      size={860}
      title={village === null ? "新增村" : village.name}
    >
      <FailureAlert failure={save.failure} />
      <Form disabled={!canEdit} layout="vertical">
        <div className="row-form">
          <Form.Item htmlFor="village-code" label="村编码" required>
            <Input
              autoFocus
              id="village-code"
              maxLength={20}
              onChange={(event) => setCode(event.target.value)}
              value={code}
            />
          </Form.Item>
          <Form.Item htmlFor="village-name" label="村名" required>
            <Input id="village-name" maxLength={60} onChange={(event) => setName(event.target.value)} value={name} />
          </Form.Item>
          <Form.Item label="在用">
            <Switch aria-label="在用" checked={isActive} onChange={setIsActive} />
          </Form.Item>
        </div>
      </Form>
      <h3>村情资料</h3>
      <p className="soft">
        人口、收入等会影响按档次定的限额，所以每项都记从哪天起算；填新的不会改掉旧的，按凭证日期取当时的数。
      </p>
      {village !== null && <FactChanges changes={village.changes} onDecided={onDone} villageId={village.id} />}
      {canEdit && <FactEditor onAdd={(fact) => setFacts(withFact(facts, fact))} today={today} />}
      {canEdit && village !== null && (
        <Form layout="vertical">
          <Form.Item
            extra="账套启用以后，改掉正在用的人口、收入等，要写依据和原因，由另一个人批准；只登记新的一年收入不用。"
            htmlFor="fact-reason"
            label="改动原因"
          >
            <Input
              id="fact-reason"
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
              value={reason}
            />
          </Form.Item>
        </Form>
      )}
      <FactHistory facts={facts} />
      {village !== null && <BuyerNames villageId={village.id} />}
    </Drawer>
  );
};
