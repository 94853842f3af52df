import { Button, Select } from "antd";
import type { KeyboardEvent, ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import { moneyTextOrBlank } from "#renderer/format/money.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { sideWords } from "#renderer/words/labels.ts";
import { debitPositive, openingKey, type OpeningAmounts, type OpeningLine } from "./opening-rows.ts";
import "#renderer/ui/paper-table.css";
import "./opening-grid.css";

type Item = OutputOf<"item.list">["items"][number];

export type OpeningGridProps = {
  readonly lines: readonly OpeningLine[];
  readonly items: readonly Item[];
  readonly amounts: OpeningAmounts;
  /** Debit-positive balance below every account, by account id. */
  readonly totals: ReadonlyMap<string, Fen>;
  readonly canEdit: boolean;
  readonly onEnter: (key: string, amountFen: Fen | null) => void;
};

/** Moves from amount to amount, as in a column of a paper book. */
const walk = (event: KeyboardEvent<HTMLInputElement>): void => {
  const step = event.key === "Enter" || event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const fields = [
    ...(event.currentTarget.closest("table")?.querySelectorAll<HTMLInputElement>(".opening-amount input") ?? []),
  ];
  fields[fields.indexOf(event.currentTarget) + step]?.focus();
};

const ItemAdder = ({ line, items, amounts, onEnter }: OpeningGridProps & { readonly line: OpeningLine }): ReactNode => {
  const free = items.filter(
    (item) => item.isActive && line.itemKinds.includes(item.kind) && !amounts.has(openingKey(line.accountId, item.id)),
  );
  return (
    <Select
      aria-label={`给${line.name}添加辅助项目`}
      onChange={(itemId: string) => onEnter(openingKey(line.accountId, itemId), zeroFen)}
      options={free.map((item) => ({ value: item.id, label: `${item.code} ${item.name}` }))}
      placeholder={free.length === 0 ? "先登记辅助项目" : "添加一户、一项"}
      showSearch={{ optionFilterProp: "label" }}
      size="small"
      style={{ width: "14rem" }}
      value={null}
    />
  );
};

const AmountCell = (props: OpeningGridProps & { readonly line: OpeningLine }): ReactNode => {
  const { line, amounts, totals, canEdit, onEnter } = props;
  const isSum = line.kind === "heading" || line.kind === "leaf-with-items";
  if (isSum)
    return <strong>{moneyTextOrBlank(debitPositive(totals.get(line.accountId) ?? zeroFen, line.normalSide))}</strong>;
  const amountFen = amounts.get(line.key);
  const shown = amountFen === undefined ? null : debitPositive(amountFen, line.normalSide);
  if (!canEdit) return <span className={(shown ?? 0) < 0 ? "red-amount" : ""}>{moneyTextOrBlank(shown)}</span>;
  return (
    <AmountField
      isBare
      label={`${line.code} ${line.name} 期初余额`}
      onChange={(value) =>
        onEnter(
          line.key,
          value === null ? (line.kind === "item" ? zeroFen : null) : debitPositive(fen(value), line.normalSide),
        )
      }
      onKeyDown={walk}
      value={shown === 0 && line.kind === "item" ? null : shown}
    />
  );
};

/** The opening grid: code, name, side, amount; headings add up by themselves. */
export const OpeningGrid = (props: OpeningGridProps): ReactNode => {
  const { lines, canEdit, onEnter } = props;
  return (
    <div className="paper-table opening-grid">
      <table aria-label="期初余额">
        <colgroup>
          <col style={{ width: "9rem" }} />
          <col />
          <col style={{ width: "5rem" }} />
          <col style={{ width: "13rem" }} />
          <col style={{ width: "16rem" }} />
        </colgroup>
        <thead>
          <tr>
            <th>科目编码</th>
            <th>科目名称</th>
            <th>方向</th>
            <th>期初余额</th>
            <th>辅助核算</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr className={line.kind === "heading" ? "paper-total" : ""} key={line.key}>
              <td>{line.kind === "item" ? "" : line.code}</td>
              <td style={{ paddingInlineStart: `${0.6 + (line.level - 1) * 1.6}rem` }}>{line.name}</td>
              <td className="paper-center">{sideWords[line.normalSide]}</td>
              <td className="paper-right opening-amount">
                <AmountCell {...props} line={line} />
              </td>
              <td>
                {line.kind === "leaf-with-items" && canEdit && <ItemAdder {...props} line={line} />}
                {line.kind === "item" && canEdit && (
                  <Button onClick={() => onEnter(line.key, null)} size="small" type="text">
                    移去
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
