import { Tag } from "antd";
import type { ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { PaperLink } from "#renderer/ui/paper-table.tsx";
import type { StatementLine } from "./statement-lines.ts";

/** A line's name as the form prints it, with 待核对 where the official form still has to be compared. */
export const LineName = ({ line }: { readonly line: StatementLine | null }): ReactNode => {
  if (line === null) return null;
  return (
    <span style={{ fontWeight: line.isTotal ? 600 : 400, whiteSpace: "pre" }}>
      {line.name}
      {line.isToCheck && (
        <Tag color="warning" style={{ marginInlineStart: 8 }}>
          待核对
        </Tag>
      )}
    </span>
  );
};

export type AmountLinkProps = {
  readonly line: StatementLine | null;
  readonly amountFen: number | null;
  readonly onShow: (line: StatementLine) => void;
};

/** A figure that opens what it is made of; its formula appears when the pointer rests on it. */
export const AmountLink = ({ line, amountFen, onShow }: AmountLinkProps): ReactNode => {
  if (line === null || amountFen === null) return null;
  if (line.formula === "") return null;
  const text = moneyText(amountFen);
  return (
    <PaperLink onClick={() => onShow(line)} title={`取数公式：${line.formula}`}>
      <span className={amountFen < 0 ? "red-amount" : ""} style={{ fontWeight: line.isTotal ? 600 : 400 }}>
        {text}
      </span>
    </PaperLink>
  );
};
