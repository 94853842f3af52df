import { Button, Input, Modal, Select, Space } from "antd";
import { useState, type ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { PaperTable } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { typedOf, type PayLine, type Scheme, type TypedLine } from "./pay-forms.ts";
import { columnsFor, type Edit } from "./pay-list-columns.tsx";

type Ledger = { readonly id: string; readonly villageId: string };
const emptyLine = (villagerId: string, scheme: Scheme): TypedLine => ({
  villagerId,
  typed: [],
  halfDays: scheme.kind === "work" ? 2 : 0,
  rateFen: scheme.standard?.dayRateFen ?? 0,
  dates: [],
  withheldFen: 0,
  note: "",
});

export type PayListEditorProps = {
  readonly ledger: Ledger;
  readonly month: string;
  readonly schemes: readonly Scheme[];
  /** The unapproved list that is changed; null for a new one. */
  readonly list: {
    readonly id: string;
    readonly schemeId: string;
    readonly month: string;
    readonly title: string;
    readonly reason: string;
    readonly resolutionId: string | null;
    readonly lines: readonly PayLine[];
  } | null;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
};

const titleOf = (month: string, scheme: Scheme | undefined): string =>
  `${Number(month.slice(5))}月${scheme === undefined ? "" : scheme.title}`;

type Head = {
  readonly schemeId: string;
  readonly month: string;
  readonly title: string;
  readonly reason: string;
  readonly resolutionId: string | null;
};

const HeadFields = ({
  head,
  isNew,
  schemes,
  onChange,
}: {
  readonly head: Head;
  readonly isNew: boolean;
  readonly schemes: readonly Scheme[];
  readonly onChange: (part: Partial<Head>) => void;
}): ReactNode => (
  <div className="row-form">
    <Labelled isRequired label="方案">
      <Select
        aria-label="方案"
        disabled={!isNew}
        onChange={(schemeId: string) => onChange({ schemeId })}
        options={[...new Map(schemes.map((each) => [each.id, { value: each.id, label: each.title }])).values()]}
        value={head.schemeId === "" ? null : head.schemeId}
      />
    </Labelled>
    <Labelled isRequired label="月份">
      <MonthField label="名单月份" onChange={(next) => next !== null && onChange({ month: next })} value={head.month} />
    </Labelled>
    <Labelled label="名称">
      <Input
        aria-label="名单名称"
        maxLength={100}
        onChange={(event) => onChange({ title: event.target.value })}
        value={head.title}
      />
    </Labelled>
    <Labelled hint="同一方案当月再做一张时要写" label="再做一张的原因">
      <Input
        aria-label="再做一张的原因"
        maxLength={200}
        onChange={(event) => onChange({ reason: event.target.value })}
        value={head.reason}
      />
    </Labelled>
  </div>
);

const WorkTools = ({
  ledgerId,
  people,
  resolutionId,
  onAdd,
  onVote,
}: {
  readonly ledgerId: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly resolutionId: string | null;
  readonly onAdd: (id: string) => void;
  readonly onVote: (id: string | null) => void;
}): ReactNode => {
  const resolutions = useQuery("resolution.list", { ledgerId }).data?.resolutions ?? [];
  return (
    <Space style={{ marginBottom: 10 }} wrap>
      <Select
        aria-label="加人"
        onChange={(id: string) => onAdd(id)}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder="加人：选姓名"
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: 200 }}
        value={null}
      />
      <Select
        allowClear
        aria-label="超出标准的决议"
        onChange={(id: string | undefined) => onVote(id ?? null)}
        options={resolutions.map((each) => ({ value: each.id, label: `${each.number} ${each.title}` }))}
        placeholder="超出标准的，选另外的决议"
        style={{ width: 320 }}
        value={resolutionId}
      />
    </Space>
  );
};

/** Makes a month's list: the amounts follow from the scheme, what hangs on the person is typed. */
export const PayListEditor = ({ ledger, month, schemes, list, onClose, onDone }: PayListEditorProps): ReactNode => {
  const { today } = useSession();
  const usable = schemes.filter((scheme) => scheme.approvedByName !== null);
  const [head, setHead] = useState<Head>({
    schemeId: list?.schemeId ?? usable[0]?.id ?? "",
    month: list?.month ?? month,
    title: list?.title ?? "",
    reason: list?.reason ?? "",
    resolutionId: list?.resolutionId ?? null,
  });
  const [lines, setLines] = useState<readonly TypedLine[]>((list?.lines ?? []).map(typedOf));
  const scheme = usable.find((each) => each.id === head.schemeId);
  const title = head.title === "" ? titleOf(head.month, scheme) : head.title;
  const input = { ...head, title, ledgerId: ledger.id, lines: [...lines] };
  const isAskable = scheme !== undefined && (scheme.kind !== "work" || lines.length > 0);
  const { data, failure } = useQuery("payList.preview", isAskable ? { ...input, id: list?.id ?? null } : null);
  const people = useQuery("villager.list", { villageId: ledger.villageId, on: today }).data?.people ?? [];
  const save = useAction("payList.save", { isQuiet: true });
  const shown = data?.lines ?? [];
  const typed = (line: PayLine): TypedLine =>
    lines.find((each) => each.villagerId === line.villagerId) ?? typedOf(line);
  const all = (): readonly TypedLine[] => shown.map(typed);
  const edit: Edit = (id, part) =>
    setLines(all().map((line) => (line.villagerId === id ? { ...line, ...part } : line)));
  const keep = async (): Promise<void> => {
    if (scheme === undefined || save.isRunning) return;
    const done = await save.run({ id: list?.id ?? null, list: { ...input, lines: [...all()] } });
    if (done !== null) onDone(done.id);
  };
  useKeys("报酬名单", [{ keys: "F8 / Ctrl+S", label: "保存名单", run: () => void keep() }], { isDialog: true });
  const others = people.filter((person) => person.isActive && !lines.some((line) => line.villagerId === person.id));
  return (
    <Modal
      footer={[
        <span key="sum" style={{ float: "left" }}>
          {shown.length} 人，应发 {moneyText(data?.dueFen ?? 0)} 元，实发 {moneyText(data?.netFen ?? 0)} 元
        </span>,
        <Button key="close" onClick={onClose}>
          关闭（Esc）
        </Button>,
        <Button
          disabled={scheme === undefined || shown.length === 0}
          key="save"
          loading={save.isRunning}
          onClick={() => void keep()}
          type="primary"
        >
          保存（F8）
        </Button>,
      ]}
      onCancel={onClose}
      open
      style={{ top: 16 }}
      title={list === null ? "做名单" : `修改名单 ${list.title}`}
      width={1320}
    >
      <FailureAlert failure={save.failure ?? failure} />
      <HeadFields
        head={{ ...head, title }}
        isNew={list === null}
        onChange={(part) => {
          setHead({ ...head, ...part });
          if (part.schemeId !== undefined) setLines([]);
        }}
        schemes={usable}
      />
      {scheme?.kind === "work" && (
        <WorkTools
          ledgerId={ledger.id}
          onAdd={(id) => setLines([...lines, emptyLine(id, scheme)])}
          onVote={(resolutionId) => setHead({ ...head, resolutionId })}
          people={others}
          resolutionId={head.resolutionId}
        />
      )}
      {scheme !== undefined && (
        <PaperTable
          columns={columnsFor(scheme, {
            edit,
            month: head.month,
            typed,
            drop: (id) => setLines(all().filter((line) => line.villagerId !== id)),
          })}
          height="46vh"
          keyOf={(line) => line.villagerId}
          label="名单"
          rows={shown}
          viewKey="pay-list-editor"
        />
      )}
    </Modal>
  );
};
