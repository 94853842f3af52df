import { Button, Select, Space } from "antd";
import type { ReactNode } from "react";

type Hint = { readonly words: readonly string[]; readonly accounts: readonly string[] };
type Props = {
  readonly hints: readonly Hint[];
  readonly isDisabled: boolean;
  readonly onChange: (hints: Hint[]) => void;
};

/** 关键词与科目: words that may stand in a summary, and the accounts one expects with them. */
export const HintEditor = ({ hints, isDisabled, onChange }: Props): ReactNode => {
  const put = (index: number, hint: Hint): void => onChange(hints.map((each, at) => (at === index ? hint : each)));
  return (
    <>
      {hints.map((hint, index) => (
        <Space.Compact key={index} style={{ display: "flex", marginBottom: 8 }}>
          <Select
            aria-label={`第 ${String(index + 1)} 行关键词`}
            disabled={isDisabled}
            mode="tags"
            onChange={(words: string[]) => put(index, { ...hint, words })}
            open={false}
            placeholder="摘要里的词，按回车"
            style={{ flex: 3 }}
            suffixIcon={null}
            value={[...hint.words]}
          />
          <Select
            aria-label={`第 ${String(index + 1)} 行科目`}
            disabled={isDisabled}
            mode="tags"
            onChange={(accounts: string[]) => put(index, { ...hint, accounts })}
            open={false}
            placeholder="科目编码，按回车"
            style={{ flex: 2 }}
            suffixIcon={null}
            value={[...hint.accounts]}
          />
          <Button disabled={isDisabled} onClick={() => onChange(hints.filter((_hint, at) => at !== index))}>
            删除
          </Button>
        </Space.Compact>
      ))}
      <Button disabled={isDisabled} onClick={() => onChange([...hints, { words: [], accounts: [] }])}>
        加一行
      </Button>
    </>
  );
};
