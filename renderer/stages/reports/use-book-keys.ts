import { useKeys } from "#renderer/ui/use-keys.ts";

/** The keys of a book for the key table; the table itself handles them, and the frame Esc. */
export const useBookKeys = (): void => {
  useKeys("账簿", [
    { keys: "↑ / ↓ / PageUp / PageDown", label: "在表中移动", run: null },
    { keys: "Enter", label: "打开明细账或凭证", run: null },
    { keys: "Esc", label: "返回上一页的同一行", run: null },
  ]);
};
