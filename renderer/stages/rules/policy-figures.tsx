import { App, Button, Input, InputNumber, Space } from "antd";
import { useState, type ReactNode } from "react";
import { fen } from "#domain/core/fen.ts";
import { figureKeys, type FigureKey } from "#domain/packs/pack.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { figureWords } from "#renderer/words/packs.ts";

type Place = { readonly villageId: string; readonly name: string };
type Edits = ReadonlyMap<string, number | null>;

const cellKey = (villageId: string, key: FigureKey): string => `${villageId}/${key}`;

const FigureField = (props: {
  readonly figure: FigureKey;
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}): ReactNode => {
  const { figure, label, value, onChange } = props;
  if (figure === "premises-area")
    return (
      <InputNumber
        aria-label={label}
        min={0}
        onChange={onChange}
        precision={0}
        style={{ width: "100%" }}
        styles={{ input: { textAlign: "right" } }}
        value={value}
      />
    );
  return <AmountField label={label} onChange={onChange} value={value === null ? null : fen(value)} />;
};

/** 政策用数 of a year: what policies ask for and no other register keeps, by village. */
export const PolicyFigures = ({ year }: { readonly year: number }): ReactNode => {
  const { message } = App.useApp();
  const can = useSession((state) => state.can);
  const villages = useQuery("village.list", {});
  const figures = useQuery("policyFigure.list", { year });
  const save = useAction("policyFigure.save", { isQuiet: true });
  const [edits, setEdits] = useState<Edits>(new Map());
  const [source, setSource] = useState("");
  const known = new Map((figures.data?.figures ?? []).map((each) => [cellKey(each.villageId, each.key), each]));
  const places: readonly Place[] = (villages.data?.villages ?? []).map(({ id, name }) => ({ villageId: id, name }));
  const valueOf = (villageId: string, key: FigureKey): number | null => {
    const at = cellKey(villageId, key);
    return edits.has(at) ? (edits.get(at) ?? null) : (known.get(at)?.number ?? null);
  };
  const put = (villageId: string, key: FigureKey, number: number | null): void => {
    setEdits(new Map([...edits, [cellKey(villageId, key), number]]));
  };
  const keep = async (): Promise<void> => {
    const changed = places.flatMap(({ villageId }) =>
      figureKeys
        .filter((key) => edits.has(cellKey(villageId, key)))
        .map((key) => ({ villageId, key, number: valueOf(villageId, key) })),
    );
    if ((await save.run({ year, source: source.trim(), figures: changed })) === null) return;
    setEdits(new Map());
    setSource("");
    figures.reload();
    void message.success("政策用数已保存");
  };
  const columns: readonly PaperColumn<Place>[] = [
    { key: "name", title: "村", width: 160, cell: (place) => place.name },
    ...figureKeys.map((key): PaperColumn<Place> => ({
      key,
      title: figureWords[key],
      width: 200,
      align: "right",
      hint: ({ villageId }) => known.get(cellKey(villageId, key))?.source ?? "",
      cell: ({ villageId, name }) => (
        <FigureField
          figure={key}
          label={`${name}${figureWords[key]}`}
          onChange={(number) => put(villageId, key, number)}
          value={valueOf(villageId, key)}
        />
      ),
    })),
  ];
  return (
    <>
      <FailureAlert failure={save.failure ?? figures.failure} onRetry={figures.reload} />
      <PaperTable
        columns={columns}
        height="46vh"
        keyOf={(place) => place.villageId}
        label={`${String(year)}年政策用数`}
        rows={places}
        viewKey={`policy-figures/${String(year)}`}
      />
      {can("head", "reviewer", "administrator", "bookkeeper") && (
        <Space align="end" style={{ marginTop: 12 }} wrap>
          <Labelled isRequired label="数据来源">
            <Input
              aria-label="数据来源"
              maxLength={100}
              onChange={(event) => setSource(event.target.value)}
              placeholder="例如 镇村镇建设办2026年台账"
              style={{ width: 320 }}
              value={source}
            />
          </Labelled>
          <Button
            disabled={edits.size === 0 || source.trim() === ""}
            loading={save.isRunning}
            onClick={() => void keep()}
            style={{ marginBottom: 18 }}
            type="primary"
          >
            保存 {edits.size === 0 ? "" : `${String(edits.size)} 个数`}
          </Button>
        </Space>
      )}
    </>
  );
};
