import { Button, Input, Select } from "antd";
import type { ReactNode } from "react";
import { useCategoriesOf } from "#renderer/stages/work/use-books.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { CategoryPicker } from "#renderer/ui/category-picker.tsx";
import type { TemplateLineInput } from "./template-lines.ts";

type Props = {
  /** The set of books whose accounts are offered; a template names them by code. */
  readonly ledgerId: string;
  readonly lines: readonly TemplateLineInput[];
  readonly onChange: (lines: readonly TemplateLineInput[]) => void;
};

const nextLine = (lines: readonly TemplateLineInput[]): TemplateLineInput => ({
  summary: lines.at(-1)?.summary ?? "",
  accountCode: "",
  side: lines.length === 0 ? "debit" : "credit",
  formula: lines.length === 0 ? "[金额]" : "=",
  categoryId: null,
  items: [],
});

/** The lines of a template or of a batch: summary, account, side, formula and category. */
export const TemplateLineEditor = ({ ledgerId, lines, onChange }: Props): ReactNode => {
  const { data } = useQuery("account.list", { ledgerId });
  const categories = useCategoriesOf(ledgerId);
  const accounts = data?.accounts ?? [];
  const set = (at: number, part: Partial<TemplateLineInput>): void =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  return (
    <>
      {lines.map((line, at) => {
        const account = accounts.find((each) => each.code === line.accountCode);
        return (
          // A line has no identity of its own: it is its place.
          <div className="template-line" key={at}>
            <Input
              aria-label={`第${String(at + 1)}行摘要`}
              maxLength={200}
              onChange={(event) => set(at, { summary: event.target.value })}
              placeholder="摘要，可写 {年}{月}{季}"
              value={line.summary}
            />
            <AccountPicker
              accounts={accounts}
              allowsParents
              label={`第${String(at + 1)}行科目`}
              onChange={(id) => set(at, { accountCode: accounts.find((each) => each.id === id)?.code ?? "" })}
              value={account?.id ?? null}
            />
            <Select
              aria-label={`第${String(at + 1)}行方向`}
              onChange={(side) => set(at, { side })}
              options={[
                { value: "debit" as const, label: "借" },
                { value: "credit" as const, label: "贷" },
              ]}
              value={line.side}
            />
            <Input
              aria-label={`第${String(at + 1)}行金额公式`}
              maxLength={200}
              onChange={(event) => set(at, { formula: event.target.value })}
              placeholder="[金额]"
              value={line.formula}
            />
            <CategoryPicker
              accountCode={line.accountCode === "" ? null : line.accountCode}
              categories={categories}
              isClearable
              onChange={(categoryId) => set(at, { categoryId })}
              placeholder="支出分类"
              value={categories.find((each) => each.id === line.categoryId)?.id ?? null}
            />
            <Button
              aria-label={`删除第${String(at + 1)}行`}
              onClick={() => onChange(lines.filter((_line, index) => index !== at))}
            >
              删
            </Button>
          </div>
        );
      })}
      <Button onClick={() => onChange([...lines, nextLine(lines)])}>加一行</Button>
      <p className="soft" style={{ marginTop: 8 }}>
        金额公式：数字、[金额]（录入时填）、余额(10201)、借方(501)、贷方(501) 和 + - * / ( )；写 = 表示由这一行轧平。
        科目写到上级也行，只要这个账套在它下面只有一个末级科目，例如 102 就是该村唯一的银行账户。
      </p>
    </>
  );
};
