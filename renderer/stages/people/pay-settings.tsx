import { App, Button, Dropdown, Input, InputNumber, Radio, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import type { Fen } from "#domain/core/fen.ts";
import { newScheme, payableWords, schemeKindWords, type Scheme, type SchemeInput } from "./pay-forms.ts";
import { SchemeDialog } from "./scheme-dialog.tsx";

type Indicator = OutputOf<"indicator.list">["indicators"][number];

const indicatorColumns: readonly PaperColumn<Indicator>[] = [
  { key: "name", title: "指标", width: 280, cell: (row) => row.name },
  { key: "year", title: "年度", width: 90, align: "center", cell: (row) => row.year },
  { key: "amount", title: "每人每年", width: 150, align: "right", cell: (row) => moneyText(row.amountFen) },
  { key: "source", title: "来源", hint: (row) => row.source, cell: (row) => row.source },
];

const splitWords = [
  { value: false, label: "按月末职务发整月" },
  { value: true, label: "按天计" },
] as const;

/** 月中换职务怎么发: one choice of the office, for lists made from now on. */
export const PayRulePanel = (): ReactNode => {
  const { message } = App.useApp();
  const can = useSession((state) => state.can);
  const { data, reload } = useQuery("pay.settings", {});
  const save = useAction("pay.saveSettings");
  const keep = async (splitsMonth: boolean): Promise<void> => {
    if ((await save.run({ splitsMonth })) === null) return;
    void message.success("已保存，以后做的名单按这个算");
    reload();
  };
  return data === null ? null : (
    <Space style={{ marginBottom: 14 }} wrap>
      <span>月中任职、离任或换职务的：</span>
      <Radio.Group
        disabled={!can("head", "administrator") || save.isRunning}
        onChange={(event) => void keep(event.target.value === true)}
        options={[...splitWords]}
        value={data.splitsMonth}
      />
      <span className="soft">名单上写明各职务几天和按什么发；按考核填的、离任定补不按天分。</span>
    </Space>
  );
};

/** 指标: yearly figures that pay is reckoned from. */
export const IndicatorPanel = (): ReactNode => {
  const { can, today } = useSession();
  const { message } = App.useApp();
  const { data, reload } = useQuery("indicator.list", {});
  const save = useAction("indicator.save");
  const [name, setName] = useState("农村居民人均可支配收入");
  const [year, setYear] = useState(Number(today.slice(0, 4)) - 1);
  const [amountFen, setAmountFen] = useState<Fen | null>(null);
  const [source, setSource] = useState("");
  const keep = async (): Promise<void> => {
    if ((await save.run({ name, year, amountFen: amountFen ?? 0, source })) === null) return;
    setAmountFen(null);
    reload();
    void message.success("指标已登记");
  };
  return (
    <>
      {can("bookkeeper", "head") && (
        <Space style={{ marginBottom: 10 }} wrap>
          <Input
            aria-label="指标名称"
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
            style={{ width: 260 }}
            value={name}
          />
          <InputNumber
            aria-label="年度"
            max={2100}
            min={1990}
            onChange={(next) => next !== null && setYear(next)}
            style={{ width: 120 }}
            suffix="年"
            value={year}
          />
          <div style={{ width: 160 }}>
            <AmountField label="每人每年" onChange={setAmountFen} placeholder="每人每年（元）" value={amountFen} />
          </div>
          <Input
            aria-label="来源"
            maxLength={200}
            onChange={(event) => setSource(event.target.value)}
            placeholder="来源，例如 统计公报"
            style={{ width: 240 }}
            value={source}
          />
          <Button
            disabled={name.trim() === "" || amountFen === null}
            loading={save.isRunning}
            onClick={() => void keep()}
          >
            登记指标
          </Button>
        </Space>
      )}
      <PaperTable
        columns={indicatorColumns}
        keyOf={(row) => `${row.name} ${row.year}`}
        label="指标"
        rows={data?.indicators ?? []}
        viewKey="indicators"
      />
    </>
  );
};

const stateOf = (scheme: Scheme): ReactNode =>
  scheme.approvedByName === null ? <Tag color="warning">待批准</Tag> : `${scheme.approvedByName} 批准`;

const accruedText = ({ accrual }: Scheme): string => (accrual === "none" ? "" : `（先计提到${payableWords[accrual]}）`);

const schemeColumns: readonly PaperColumn<Scheme>[] = [
  { key: "title", title: "方案", width: 220, hint: (row) => row.title, cell: (row) => row.title },
  { key: "kind", title: "种类", width: 100, cell: (row) => schemeKindWords[row.kind] },
  { key: "version", title: "版", width: 50, align: "center", cell: (row) => row.version },
  {
    key: "what",
    title: "组成",
    width: 300,
    cell: (row) =>
      row.standard === null
        ? `${(row.scheme?.parts ?? []).map((part) => part.name).join("、")}${accruedText(row)}`
        : `每天 ${moneyText(row.standard.dayRateFen)}，决议 ${row.resolutionNumber}${accruedText(row)}`,
  },
  { key: "basis", title: "依据", width: 200, hint: (row) => row.basis, cell: (row) => row.basis },
  { key: "from", title: "起止", width: 150, cell: (row) => `${row.fromMonth} 至 ${row.toMonth ?? "今"}` },
  { key: "by", title: "提出", width: 100, cell: (row) => row.proposedByName },
  { key: "state", title: "批准", width: 130, cell: stateOf },
];

type SchemeProps = {
  readonly ledger: { readonly id: string; readonly villageId: string };
  readonly month: string;
  readonly schemes: readonly Scheme[];
  readonly onChanged: () => void;
};

const inputOf = (row: Scheme): SchemeInput => {
  const {
    id: _id,
    version: _version,
    proposedByName: _by,
    approvedByName: _approved,
    resolutionNumber: _number,
    ...scheme
  } = row;
  return scheme;
};

/** 方案: how pay is reckoned, in versions that two people agree on. */
export const SchemePanel = ({ ledger, month, schemes, onChanged }: SchemeProps): ReactNode => {
  const { can } = useSession();
  const { message } = App.useApp();
  const approve = useAction("payScheme.approve");
  const [chosen, setChosen] = useState<Scheme | null>(null);
  const [editing, setEditing] = useState<{ readonly id: string | null; readonly start: SchemeInput } | null>(null);
  const kinds = ["pay", "retired", "work"] as const;
  return (
    <>
      <Space style={{ marginBottom: 10 }}>
        {can("bookkeeper", "head") && (
          <Dropdown
            menu={{
              items: kinds.map((kind) => ({ key: kind, label: schemeKindWords[kind] })),
              onClick: ({ key }) => {
                const kind = kinds.find((each) => each === key);
                if (kind !== undefined) setEditing({ id: null, start: newScheme(kind, month) });
              },
            }}
            trigger={["click"]}
          >
            <Button type="primary">新方案</Button>
          </Dropdown>
        )}
        {chosen !== null && can("bookkeeper", "head") && (
          <Button onClick={() => setEditing({ id: chosen.id, start: inputOf(chosen) })}>改成新的一版</Button>
        )}
        {chosen !== null && chosen.approvedByName === null && can("head", "reviewer", "administrator") && (
          <Button
            loading={approve.isRunning}
            onClick={() =>
              void approve.run({ id: chosen.id, version: chosen.version }).then((done) => {
                if (done === null) return;
                setChosen(null);
                onChanged();
                void message.success("方案已批准");
              })
            }
          >
            批准“{chosen.title}”
          </Button>
        )}
      </Space>
      <PaperTable
        columns={schemeColumns}
        keyOf={(row) => `${row.id} ${row.version}`}
        label="报酬方案"
        onActive={setChosen}
        rows={schemes}
        viewKey="pay-schemes"
      />
      {editing !== null && (
        <SchemeDialog
          id={editing.id}
          ledger={ledger}
          onClose={() => setEditing(null)}
          onDone={() => {
            setEditing(null);
            onChanged();
            void message.success("方案已提出，等另一个人批准");
          }}
          start={editing.start}
        />
      )}
    </>
  );
};
