import { Button, Checkbox, Input, Segmented } from "antd";
import { useEffect, useState } from "react";
import { voucherState } from "#contract/scalars.ts";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { voucherStateWords } from "#renderer/words/labels.ts";
import { useVoucherList } from "./list-store.ts";

const everyState = "all";
const states = [
  { value: everyState, label: "全部" },
  ...voucherState.options.map((state) => ({ value: state, label: voucherStateWords[state] })),
];

/** The filters of 凭证查询. The text box takes a number, an amount, part of a summary or a payee. */
export const ListFilter = () => {
  const { filter, change } = useVoucherList();
  const [text, setText] = useState(filter.text);
  useEffect(() => {
    if (text === filter.text) return undefined;
    const timer = setTimeout(() => {
      change({ text });
    }, 250);
    return () => {
      clearTimeout(timer);
    };
  }, [text, filter.text, change]);
  return (
    <div className="button-row" style={{ marginBottom: 12 }}>
      <Input
        allowClear
        aria-label="查找凭证"
        autoFocus
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "Enter") return;
          event.preventDefault();
          document.querySelector<HTMLElement>(".paper-table")?.focus();
        }}
        placeholder="字号、金额、摘要或收款人"
        style={{ width: 260 }}
        value={text}
      />
      <Segmented
        aria-label="凭证状态"
        onChange={(value) => {
          change({ state: voucherState.options.find((state) => state === value) ?? null });
        }}
        options={states}
        value={filter.state ?? everyState}
      />
      <Checkbox
        checked={filter.onlyHeld}
        onChange={(event) => {
          change({ onlyHeld: event.target.checked });
        }}
      >
        只看被拦下的
      </Checkbox>
      <MonthField
        isClearable
        label="从哪个月"
        onChange={(fromMonth) => {
          change({ fromMonth });
        }}
        value={filter.fromMonth}
      />
      至
      <MonthField
        isClearable
        label="到哪个月"
        onChange={(toMonth) => {
          change({ toMonth });
        }}
        value={filter.toMonth}
      />
      <Checkbox
        checked={filter.isAllLedgers}
        onChange={(event) => {
          change({ isAllLedgers: event.target.checked });
        }}
      >
        所有账套
      </Checkbox>
      <Button
        onClick={() => {
          setText("");
          change({ text: "", state: null, onlyHeld: false, fromMonth: null, toMonth: null, isAllLedgers: false });
        }}
      >
        清除条件
      </Button>
    </div>
  );
};
