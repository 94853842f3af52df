import { create } from "zustand";
import type { InputOf } from "#contract/contract.ts";

type State = NonNullable<InputOf<"voucher.list">["state"]>;

export type VoucherFilter = {
  readonly fromMonth: string | null;
  readonly toMonth: string | null;
  readonly state: State | null;
  readonly onlyHeld: boolean;
  readonly text: string;
  readonly isAllLedgers: boolean;
  readonly page: number;
};

type ListState = {
  readonly filter: VoucherFilter;
  /** The vouchers ticked for reviewing or posting together. */
  readonly ticked: ReadonlySet<string>;
  readonly change: (part: Partial<VoucherFilter>) => void;
  readonly tick: (id: string) => void;
  readonly tickAll: (ids: readonly string[]) => void;
  readonly clear: () => void;
};

const wholeList: VoucherFilter = {
  fromMonth: null,
  toMonth: null,
  state: null,
  onlyHeld: false,
  text: "",
  isAllLedgers: false,
  page: 1,
};

/** What 凭证查询 shows; it outlives the screen, so that Esc from a voucher comes back to the same list. */
export const useVoucherList = create<ListState>((set) => ({
  filter: wholeList,
  ticked: new Set(),
  change: (part) => {
    set(({ filter }) => ({ filter: { ...filter, page: 1, ...part }, ticked: new Set() }));
  },
  tick: (id) => {
    set(({ ticked }) => {
      const next = new Set(ticked);
      if (!next.delete(id)) next.add(id);
      return { ticked: next };
    });
  },
  tickAll: (ids) => {
    set({ ticked: new Set(ids) });
  },
  clear: () => {
    set({ ticked: new Set() });
  },
}));
