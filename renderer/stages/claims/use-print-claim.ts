import type { InputOf } from "#contract/contract.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { usePreview } from "#renderer/stages/printing/preview-store.ts";

type Wish = InputOf<"claim.print">["of"];

/** Shows a claim, a lodgement or a meeting as it will be printed. */
export const usePrintClaim = (): { readonly print: (of: Wish) => void; readonly isRunning: boolean } => {
  const show = usePreview((state) => state.show);
  const made = useAction("claim.print");
  const print = (of: Wish): void => {
    void (async () => {
      const file = await made.run({ of, format: "pdf" });
      if (file !== null) show({ title: file.name.replace(/\.pdf$/, ""), file, release: () => Promise.resolve(file) });
    })();
  };
  return { print, isRunning: made.isRunning };
};
