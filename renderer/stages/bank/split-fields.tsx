import { Button, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import { fen } from "#domain/core/fen.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import type { RuleInput } from "./draft-rules.ts";
import { AccountCodeField, CategoryCodeField, type RuleChoices } from "./rule-account-fields.tsx";
import "./split-fields.css";

export type Split = Extract<RuleInput["result"], { kind: "split" }>;
type Part = Split["parts"][number];
type Share = Part["share"];

/** A split as it begins: one fixed sum, and what it leaves. */
export const newSplit = (summaryTemplate: string): Split => ({
  kind: "split",
  parts: [
    { accountCode: "", detailName: null, categoryCode: null, share: { kind: "rest" } },
    { accountCode: "", detailName: null, categoryCode: null, share: { kind: "share", basisPoints: 5000 } },
  ],
  summaryTemplate,
});

const kinds = [
  { value: "fixed", label: "固定金额" },
  { value: "share", label: "按比例" },
  { value: "rest", label: "其余" },
] as const;

const shareOf = (kind: Share["kind"]): Share => {
  switch (kind) {
    case "fixed":
      return { kind, amountFen: 0 };
    case "share":
      return { kind, basisPoints: 1000 };
    case "rest":
      return { kind };
  }
};

type ShareFieldProps = { readonly at: number; readonly share: Share; readonly onChange: (share: Share) => void };

const ShareField = ({ at, share, onChange }: ShareFieldProps): ReactNode => {
  if (share.kind === "fixed")
    return (
      <AmountField
        id={`split-amount-${at}`}
        label={`第${at + 1}行金额`}
        onChange={(amount) => onChange({ kind: "fixed", amountFen: amount ?? 0 })}
        value={share.amountFen === 0 ? null : fen(share.amountFen)}
      />
    );
  if (share.kind === "share")
    return (
      <InputNumber<number>
        aria-label={`第${at + 1}行比例`}
        max={99.99}
        min={0.01}
        onChange={(percent) => onChange({ kind: "share", basisPoints: Math.round((percent ?? 0) * 100) })}
        precision={2}
        style={{ width: "100%" }}
        suffix="%"
        value={share.basisPoints / 100}
      />
    );
  return <span className="soft">减去上面的以后剩下的</span>;
};

export type SplitFieldsProps = {
  readonly split: Split;
  readonly choices: RuleChoices;
  readonly onChange: (split: Split) => void;
};

/** 拆分: which part of a line's amount goes to which account. */
export const SplitFields = ({ split, choices, onChange }: SplitFieldsProps): ReactNode => {
  const put = (at: number, changes: Partial<Part>): void =>
    onChange({ ...split, parts: split.parts.map((part, other) => (other === at ? { ...part, ...changes } : part)) });
  const changeKind = (at: number, kind: Share["kind"]): void => {
    // Only one part takes the rest: choosing it here makes the former one a share.
    const parts = split.parts.map((part, other): Part => {
      if (other === at) return { ...part, share: shareOf(kind) };
      return kind === "rest" && part.share.kind === "rest" ? { ...part, share: shareOf("share") } : part;
    });
    onChange({ ...split, parts });
  };
  return (
    <div className="split-parts">
      {split.parts.map((part, at) => (
        // Parts have no name of their own; the place is what they are.
        <div className="split-part" key={at}>
          <AccountCodeField
            choices={choices}
            id={`split-account-${at}`}
            label={`第${at + 1}行科目`}
            onChange={(code) => put(at, { accountCode: code ?? "" })}
            value={part.accountCode === "" ? null : part.accountCode}
          />
          <CategoryCodeField
            choices={choices}
            id={`split-category-${at}`}
            label={`第${at + 1}行支出分类`}
            onChange={(code) => put(at, { categoryCode: code })}
            value={part.categoryCode}
          />
          <Select<Share["kind"]>
            aria-label={`第${at + 1}行怎么算`}
            onChange={(kind) => changeKind(at, kind)}
            options={[...kinds]}
            value={part.share.kind}
          />
          <ShareField at={at} onChange={(share) => put(at, { share })} share={part.share} />
          <Button
            aria-label={`删除第${at + 1}行`}
            disabled={split.parts.length <= 2}
            onClick={() => onChange({ ...split, parts: split.parts.filter((_part, other) => other !== at) })}
            type="text"
          >
            删除
          </Button>
        </div>
      ))}
      <Button
        disabled={split.parts.length >= 10}
        onClick={() =>
          onChange({
            ...split,
            parts: [...split.parts, { accountCode: "", detailName: null, categoryCode: null, share: shareOf("share") }],
          })
        }
        size="small"
      >
        加一行
      </Button>
    </div>
  );
};
