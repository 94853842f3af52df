import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { ClaimDialog } from "./claim-dialog.tsx";

type Line = OutputOf<"bankLine.list">["lines"][number];

/** True for an open payment, which a claim may begin with. */
const isClaimable = (line: Line): boolean =>
  line.amountFen < 0 && line.voucherId === null && line.claimId === null && !line.isTakenBack && !line.settlesOpening;

type LineClaim = {
  /** `claim` is null in an office without claims, which then shows nothing of it. */
  readonly actions: { readonly claim: ((line: Line) => void) | null; readonly showClaim: (claimId: string) => void };
  readonly onActive: (line: Line) => void;
  readonly dialog: ReactNode;
};

/** Begins claims from bank lines, by their button or by F7 on the line the cursor is on. */
export const useLineClaim = (ledgerId: string | null, canBook: boolean): LineClaim => {
  const chain = useQuery("claim.settings", canBook ? {} : null).data;
  const open = usePlace((state) => state.open);
  const [line, setLine] = useState<Line | null>(null);
  const [active, setActive] = useState<Line | null>(null);
  const isUsed = canBook && chain?.isUsed === true;
  const claim = (next: Line): void => {
    if (isClaimable(next)) setLine(next);
  };
  const take = (): void => {
    if (active !== null) claim(active);
  };
  useKeys("银行流水", isUsed ? [{ keys: "F7", label: "按光标所在的支出起草报账单", run: take }] : []);
  return {
    actions: { claim: isUsed ? claim : null, showClaim: (id) => open("claim", { id }) },
    onActive: setActive,
    dialog: line !== null && ledgerId !== null && (
      <ClaimDialog
        key={line.id}
        ledgerId={ledgerId}
        line={line}
        onClose={() => setLine(null)}
        onDone={(id) => open("claim", { id })}
      />
    ),
  };
};
