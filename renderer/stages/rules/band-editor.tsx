import { Button, Select } from "antd";
import { fen } from "#domain/core/fen.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { moneyText } from "#renderer/format/money.ts";
import { withBand, type BandRow } from "./cap-form.ts";
import { NumberField } from "#renderer/ui/number-field.tsx";

type Props = {
  readonly kind: "K05" | "K06";
  readonly bands: readonly BandRow[];
  readonly onChange: (bands: readonly BandRow[]) => void;
};

const endChoices = [
  { value: "in", label: "含（以下）" },
  { value: "out", label: "不含（不满）" },
];

const fromText = (below: BandRow | undefined, kind: Props["kind"]): string => {
  if (below?.upTo === undefined || below.upTo === null) return "从 0 起";
  const number = kind === "K05" ? `${String(below.upTo)} 人` : `${moneyText(below.upTo)} 元`;
  return below.isInclusive ? `超过 ${number}` : `${number}（含）起`;
};

/** Bands by population or by income; whether an end belongs to its band is said for each one. */
export const BandEditor = ({ kind, bands, onChange }: Props) => {
  const replace = (at: number, part: Partial<BandRow>): void => {
    onChange(bands.map((band, index) => (index === at ? { ...band, ...part } : band)));
  };
  return (
    <>
      <table className="band-table">
        <thead>
          <tr>
            <th style={{ width: 190 }}>下限</th>
            <th style={{ width: 170 }}>{kind === "K05" ? "上限（人）" : "上限（收入，元）"}</th>
            <th style={{ width: 150 }}>上限含不含</th>
            <th style={{ width: 160 }}>限额（元）</th>
            <th aria-label="操作" />
          </tr>
        </thead>
        <tbody>
          {bands.map((band, at) => (
            <tr key={`band-${String(at)}`}>
              <td>{fromText(bands[at - 1], kind)}</td>
              <td>
                {at === bands.length - 1 ? (
                  "以上不封顶"
                ) : kind === "K05" ? (
                  <NumberField
                    label={`第${String(at + 1)}档上限`}
                    onChange={(upTo) => {
                      replace(at, { upTo: upTo ?? 0 });
                    }}
                    unit="人"
                    value={band.upTo}
                  />
                ) : (
                  <AmountField
                    label={`第${String(at + 1)}档上限`}
                    onChange={(upTo) => {
                      replace(at, { upTo: upTo ?? 0 });
                    }}
                    value={fen(band.upTo ?? 0)}
                  />
                )}
              </td>
              <td>
                {at === bands.length - 1 ? null : (
                  <Select
                    aria-label={`第${String(at + 1)}档上限含不含`}
                    onChange={(end) => {
                      replace(at, { isInclusive: end === "in" });
                    }}
                    options={endChoices}
                    style={{ width: "100%" }}
                    value={band.isInclusive ? "in" : "out"}
                  />
                )}
              </td>
              <td>
                <AmountField
                  label={`第${String(at + 1)}档限额`}
                  onChange={(capFen) => {
                    replace(at, { capFen });
                  }}
                  value={band.capFen}
                />
              </td>
              <td>
                {at === bands.length - 1 ? null : (
                  <Button
                    onClick={() => {
                      onChange(bands.filter((_, index) => index !== at));
                    }}
                    size="small"
                  >
                    删除
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        onClick={() => {
          onChange(withBand(bands));
        }}
        size="small"
      >
        增加一档
      </Button>
    </>
  );
};
