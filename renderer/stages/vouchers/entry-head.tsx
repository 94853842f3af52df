import { Input, type InputRef } from "antd";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { useEntry } from "./entry-store.ts";
import { DayField } from "./day-field.tsx";

type Props = { readonly ledgerName: string; readonly children?: ReactNode };

/** Number, day and count of attached papers; Enter walks through them into the lines. */
export const EntryHead = ({ ledgerName, children = null }: Props) => {
  const { onDate, paperCount, change, act, grid } = useEntry();
  const papers = useRef<InputRef>(null);
  const intoLines = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act({ type: "go", cursor: grid.cursor });
  };
  return (
    <div className="entry-head">
      <span className="entry-number">
        记字第 <span className="soft">（记账时编号）</span> 号
      </span>
      <label>
        日期
        <DayField
          autoFocus
          label="凭证日期"
          onChange={(day) => {
            change({ onDate: day });
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            papers.current?.focus({ cursor: "all" });
          }}
          value={onDate}
        />
      </label>
      <label>
        附件
        <Input
          aria-label="附件张数"
          autoComplete="off"
          inputMode="numeric"
          maxLength={4}
          onChange={(event) => {
            change({ paperCount: Number(event.target.value.normalize("NFKC").replaceAll(/\D/g, "")) });
          }}
          onFocus={(event) => {
            event.target.select();
          }}
          onKeyDown={intoLines}
          ref={papers}
          style={{ width: 64, textAlign: "right" }}
          value={String(paperCount)}
        />
        张
      </label>
      <span>
        账套 <strong>{ledgerName}</strong>
      </span>
      {children}
    </div>
  );
};
