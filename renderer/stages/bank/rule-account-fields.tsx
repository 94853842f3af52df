import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { FindSelect } from "#renderer/ui/find-select.tsx";
import { initialsOf } from "#renderer/format/search.ts";

export type RuleChoices = {
  readonly accounts: OutputOf<"account.list">["accounts"];
  readonly categories: OutputOf<"category.list">["categories"];
};

export type CodeFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly choices: RuleChoices;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
};

/** Rules serve every set of books, so they name an account by its code. */
export const AccountCodeField = ({ id, label, choices, value, onChange }: CodeFieldProps): ReactNode => (
  <FindSelect
    id={id}
    isClearable
    label={label}
    onChange={onChange}
    placeholder="科目编码、名称或拼音首字母"
    show={(thing) => (
      <span>
        <span className="soft">{thing.id}</span> {thing.name}
      </span>
    )}
    things={choices.accounts
      .filter((account) => account.isActive)
      .map(({ code, fullName, initials }) => ({ id: code, code, name: fullName, initials }))}
    value={value}
  />
);

/** The spending category a rule names, by its code. */
export const CategoryCodeField = ({ id, label, choices, value, onChange }: CodeFieldProps): ReactNode => (
  <FindSelect
    id={id}
    isClearable
    label={label}
    onChange={onChange}
    placeholder="不分类"
    show={(thing) => thing.name}
    things={choices.categories
      .filter((each) => each.isActive)
      .map(({ code, name }) => ({ id: code, code, name, initials: initialsOf(name) }))}
    value={value}
  />
);
