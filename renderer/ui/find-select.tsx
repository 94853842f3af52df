import { Select, type RefSelectProps } from "antd";
import { useMemo, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { findIn, type Findable } from "#renderer/format/search.ts";

export type Thing<Id extends string = string> = Findable & { readonly id: Id };

/** What every picker takes; `value`, `onChange` and `id` fit a form field. */
export type PickerProps<Id extends string> = {
  readonly value?: Id | null | undefined;
  readonly onChange?: (id: Id | null) => void;
  readonly id?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isClearable?: boolean;
  readonly isBare?: boolean;
  readonly autoFocus?: boolean;
  /** Ids used lately; they stand first while nothing better fits. */
  readonly recentIds?: readonly string[];
  /** Keys the picker does not use itself: for grids that walk from cell to cell. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly ref?: Ref<RefSelectProps>;
};

type FindSelectProps<Each extends Thing> = PickerProps<Each["id"]> & {
  readonly things: readonly Each[];
  readonly show: (thing: Each) => ReactNode;
  readonly showChosen?: (thing: Each) => ReactNode;
  readonly emptyText?: string;
};

/** A list searched by code, name or pinyin initials while typing. F7 or F2 opens it; Enter takes the best answer. */
export const FindSelect = <Each extends Thing>(props: FindSelectProps<Each>) => {
  const { things, show, value = null, onChange, recentIds = [], onKeyDown, onOpenChange, ref } = props;
  const [typed, setTyped] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const chosen = things.find((thing) => thing.id === value);
  const found = useMemo(() => findIn(things, typed, recentIds), [things, typed, recentIds]);
  const showChosen = props.showChosen ?? show;
  const open = (isNowOpen: boolean): void => {
    setIsOpen(isNowOpen);
    if (!isNowOpen) setTyped("");
    onOpenChange?.(isNowOpen);
  };
  const keyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === "F7" || event.key === "F2") {
      event.preventDefault();
      open(true);
    } else if (event.key === "Enter" && !isOpen && onKeyDown !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onKeyDown(event);
    } else onKeyDown?.(event);
  };
  return (
    <Select
      ref={ref ?? null}
      {...(props.id === undefined ? {} : { id: props.id })}
      aria-label={props.label ?? ""}
      style={{ width: "100%" }}
      variant={props.isBare === true ? "borderless" : "outlined"}
      value={chosen?.id ?? null}
      open={isOpen}
      onOpenChange={open}
      autoFocus={props.autoFocus === true}
      disabled={props.isDisabled === true}
      allowClear={props.isClearable === true}
      placeholder={props.placeholder ?? "输入编号、名称或拼音首字母"}
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { minWidth: 260, maxWidth: 560 } } }}
      notFoundContent={props.emptyText ?? "没有找到"}
      defaultActiveFirstOption
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      options={found.map((thing) => ({ value: thing.id, label: show(thing) }))}
      labelRender={() => (chosen === undefined ? null : showChosen(chosen))}
      onChange={(id: Each["id"] | null | undefined) => onChange?.(id ?? null)}
      onInputKeyDown={keyDown}
    />
  );
};
