import { Button } from "antd";
import { Fragment, useState, type ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { CategoryChanges } from "#renderer/stages/vouchers/category-changes.tsx";
import { LinkDialog } from "#renderer/stages/vouchers/link-dialog.tsx";
import { LiveHits } from "#renderer/stages/vouchers/live-hits.tsx";
import { ApprovalList, useTownshipApproval } from "#renderer/stages/vouchers/township-approval.tsx";
import { CapUsageBar } from "#renderer/ui/cap-usage-bar.tsx";
import { AddPaperDialog, paperWanted } from "./add-paper-dialog.tsx";
import type { ClaimDetail } from "./claim-form.ts";
import { claimWays } from "./claim-ways.ts";

/** 制度检查 of a claim: what the rules say, what the township approved, and the ways out that are open to who looks. */
export const ClaimJudgement = ({ claim, reload }: { readonly claim: ClaimDetail; readonly reload: () => void }) => {
  const can = useSession((state) => state.can);
  const open = usePlace((state) => state.open);
  const link = useAction("claim.linkResolution");
  const [isLinking, setIsLinking] = useState(false);
  const isOpen = claim.next !== null;
  const ofClaim = { voucherId: null, claimId: claim.id };
  const isReviewed = claim.steps.some(({ act, version }) => act === "review" && version === claim.version);
  const township = useTownshipApproval(isOpen && !isReviewed ? ofClaim : null, reload);
  const canLink = can("bookkeeper", "reviewer", "head") && isOpen;
  const [wanted, setWanted] = useState<ReturnType<typeof paperWanted>>(null);
  const canAdd = can("bookkeeper", "reviewer", "head") && isOpen && !isReviewed && claim.state !== "draft";
  const paperButton = (hit: ClaimDetail["hits"][number]): ReactNode => {
    const paper = canAdd ? paperWanted(hit.facts) : null;
    return paper === null ? null : (
      <Button onClick={() => setWanted(paper)} size="small">
        补单据
      </Button>
    );
  };
  return (
    <section className="panel">
      <h2>制度检查</h2>
      {claim.hits.length === 0 && <p className="soft">没有发现违反制度的地方。</p>}
      <LiveHits
        actionsFor={(hit) => [
          ...claimWays(hit, { canLink, isDraft: claim.state === "draft" && can("bookkeeper") }).map(
            ({ label, way }, at) => (
              <Button
                key={way}
                onClick={() => {
                  if (way === "link") setIsLinking(true);
                  else if (way === "edit") open("claim-entry", { id: claim.id });
                  else open("resolution-record");
                }}
                size="small"
                type={at === 0 ? "primary" : "default"}
              >
                {label}
              </Button>
            ),
          ),
          <Fragment key="paper">{paperButton(hit)}</Fragment>,
          <Fragment key="township">{township.button(hit)}</Fragment>,
        ]}
        hits={claim.hits}
        of="claim"
      />
      <CategoryChanges changes={claim.categoryChanges} />
      <ApprovalList
        canWithdraw={isOpen && !isReviewed && can("reviewer", "head")}
        key={claim.hits.filter(({ isCleared }) => isCleared).length}
        of={ofClaim}
        onChanged={reload}
      />
      {township.dialog}
      {wanted !== null && (
        <AddPaperDialog
          claim={claim}
          onClose={() => setWanted(null)}
          onDone={() => {
            setWanted(null);
            reload();
          }}
          wanted={wanted}
        />
      )}
      {claim.usages.map((usage) => (
        <CapUsageBar key={usage.capId} usage={usage} />
      ))}
      {isLinking && (
        <LinkDialog
          isLinking={link.isRunning}
          ledgerId={claim.ledgerId}
          onClose={() => setIsLinking(false)}
          onPick={(resolutionId) => {
            void (async () => {
              if ((await link.run({ id: claim.id, resolutionId })) === null) return;
              setIsLinking(false);
              reload();
            })();
          }}
          onRecord={() => open("resolution-record")}
        />
      )}
    </section>
  );
};
