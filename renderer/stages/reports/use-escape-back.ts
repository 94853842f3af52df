import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useKeys } from "#renderer/ui/use-keys.ts";

const floating = ".ant-drawer-open, .ant-select-open, .ant-picker-focused";

/** Esc goes back to where one came from, row and scroll position included; what floats above the page closes first. */
export const useEscapeBack = (): void => {
  const back = usePlace((state) => state.back);
  useKeys("账簿", [
    { keys: "↑ / ↓ / PageUp / PageDown", label: "在表中移动", run: null },
    { keys: "Enter", label: "打开明细账或凭证", run: null },
    {
      keys: "Esc",
      label: "返回上一页的同一行",
      run: () => {
        if (document.querySelector(floating) === null) back();
      },
    },
  ]);
};
