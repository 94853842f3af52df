import { Input, Select } from "antd";
import type { ReactNode } from "react";
import type { ItemId } from "#domain/core/ids.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useBooks } from "#renderer/stages/work/use-books.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { CategoryPicker } from "#renderer/ui/category-picker.tsx";
import { RowEditor } from "#renderer/ui/row-editor.tsx";
import { newLine, type ClaimForm } from "./claim-form.ts";

type Props = {
  readonly form: ClaimForm;
  readonly set: (part: Partial<ClaimForm>) => void;
  readonly ledgerId: string;
};

/** Shown only where the village has projects on file: most claims are spent on none. */
const useProjects = (ledgerId: string, on: string | null) => {
  const { data } = useQuery("project.list", on === null ? null : { ledgerId, on });
  return data?.projects ?? [];
};

/** What a claim is spent on, line by line; with the project where the village has any on file. */
export const ClaimLines = ({ form, set, ledgerId }: Props): ReactNode => {
  const { categories } = useBooks();
  const projects = useProjects(ledgerId, form.onDate);
  const hasProjects = projects.length > 0;
  return (
    <RowEditor
      addText="再加一行"
      cellsOf={(line, at, change) => [
        <CategoryPicker
          categories={categories}
          key="category"
          label={`第${String(at + 1)}行支出分类`}
          onChange={(categoryId) => change({ categoryId })}
          value={line.categoryId}
        />,
        <Input
          aria-label={`第${String(at + 1)}行内容`}
          key="summary"
          maxLength={200}
          onChange={(event) => change({ summary: event.target.value })}
          placeholder="不填就用上面的用途"
          value={line.summary}
        />,
        <AmountField
          key="amount"
          label={`第${String(at + 1)}行金额`}
          onChange={(amountFen) => change({ amountFen })}
          value={line.amountFen}
        />,
        ...(hasProjects
          ? [
              <Select
                allowClear
                aria-label={`第${String(at + 1)}行工程项目`}
                key="project"
                onChange={(projectItemId?: ItemId) => change({ projectItemId: projectItemId ?? null })}
                options={projects.map(({ itemId, number, name }) => ({ value: itemId, label: `${number} ${name}` }))}
                placeholder="不是工程就不选"
                showSearch={{ optionFilterProp: "label" }}
                value={line.projectItemId ?? null}
              />,
            ]
          : []),
      ]}
      className="row-editor"
      columns={[
        { title: "支出分类", width: hasProjects ? 180 : 220 },
        { title: "内容" },
        { title: "金额", width: hasProjects ? 120 : 150 },
        ...(hasProjects ? [{ title: "工程项目", width: 190 }] : []),
      ]}
      newRow={() => newLine}
      onChange={(lines) => set({ lines })}
      rows={form.lines}
    />
  );
};
