import { Alert, Button } from "antd";
import { useState } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { CapUsageBar, type CapUsage } from "#renderer/ui/cap-usage-bar.tsx";
import { wantsVote, type Hit } from "#renderer/words/rules.ts";
import { amendmentParams } from "./amendment.ts";
import { readOf, useEntry } from "./entry-store.ts";
import { headline } from "./entry-words.ts";
import { rowsOfEntries } from "./grid-content.ts";
import { totalsOf } from "./grid-lines.ts";
import { faultPlace } from "./grid-view.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { LiveHits } from "./live-hits.tsx";
import type { Judging } from "./use-judgement.ts";

type Props = {
  readonly ledgerId: string;
  readonly judging: Judging;
  readonly onPapers: (tab: "documents" | "approvals") => void;
  /** True when a bank line shows that the money of the voucher has moved. */
  readonly hasMovedMoney: boolean;
  readonly ensureSaved: () => Promise<string | null>;
};

const usageOf = (hit: Hit, usages: readonly CapUsage[]): CapUsage | null =>
  usages.find((usage) => usage.capId === hit.ruleId) ?? null;

type ActionProps = {
  readonly hit: Hit;
  readonly onLink: () => void;
  readonly onAmend: () => void;
  readonly onPapers: Props["onPapers"];
  readonly onCategory: (() => void) | null;
};

const wayButton = (label: string, run: () => void, isFirst = false) => (
  <Button onClick={run} size="small" type={isFirst ? "primary" : "default"}>
    {label}
  </Button>
);

/** Buttons that do what the ways out of a hit say. */
const HitActions = ({ hit, onLink, onAmend, onPapers, onCategory }: ActionProps) => {
  const isCap = hit.kind === "K04" || hit.kind === "K05" || hit.kind === "K06";
  return (
    <>
      {isCap || wantsVote(hit) ? wayButton("关联已有决议", onLink, true) : null}
      {isCap ? wayButton("登记调整限额的决议", onAmend) : null}
      {hit.kind === "K17" || hit.kind === "K18"
        ? wayButton("登记单据", () => {
            onPapers("documents");
          })
        : null}
      {hit.kind === "K01"
        ? wayButton("登记审批签字", () => {
            onPapers("approvals");
          })
        : null}
      {(isCap || hit.kind === "K08") && onCategory !== null ? wayButton("改支出分类", onCategory) : null}
    </>
  );
};

/** What the rules say about the voucher while it is typed, and how each cap it draws on stands. */
export const LivePanel = ({ ledgerId, judging, hasMovedMoney, onPapers, ensureSaved }: Props) => {
  const { judgement, isBehind, reload } = judging;
  const { grid, books, act } = useEntry();
  const { open, setGuard } = usePlace();
  const link = useAction("voucher.linkResolution");
  const [isLinking, setIsLinking] = useState(false);
  const hits = judgement?.hits ?? [];
  const usages = judgement?.usages ?? [];
  const rows = rowsOfEntries(grid.lines);
  const rowOf = (hit: Hit): number | null => (hit.line === null ? null : (rows[hit.line - 1] ?? null));
  const amend = async (hit: Hit): Promise<void> => {
    const voucherId = await ensureSaved();
    if (voucherId === null) return;
    setGuard(null);
    useLedger.getState().choose(ledgerId);
    open("resolution-record", amendmentParams(hit, usageOf(hit, usages), voucherId));
  };
  const pick = async (resolutionId: string): Promise<void> => {
    const id = await ensureSaved();
    // What keeps it from being saved is told behind the dialog.
    if (id === null) setIsLinking(false);
    if (id === null || (await link.run({ id, resolutionId })) === null) return;
    setIsLinking(false);
    reload();
  };
  const toCategory = (hit: Hit) => {
    const row = rowOf(hit);
    if (row !== null) act({ type: "go", cursor: { row, cell: "category" } });
  };
  const actionsFor = (hit: Hit) => (
    <HitActions
      hit={hit}
      onAmend={() => void amend(hit)}
      onCategory={
        rowOf(hit) === null
          ? null
          : () => {
              toCategory(hit);
            }
      }
      onLink={() => {
        setIsLinking(true);
      }}
      onPapers={onPapers}
    />
  );
  const { lines, fault } = readOf(grid, books);
  const head = headline({
    hits,
    differenceFen: totalsOf(lines).differenceFen,
    hasMovedMoney,
    unread: fault === null ? null : `${faultPlace(fault)}“${fault.text}”`,
  });
  return (
    <section aria-label="制度检查" className="panel" style={isBehind ? { opacity: 0.75 } : {}}>
      {judgement === null ? (
        <>
          <h2>制度检查</h2>
          <p className="soft">录入科目和金额后，这里随时显示是否超限额、缺不缺审批和票据。</p>
        </>
      ) : (
        <>
          <Alert showIcon style={{ marginBottom: 12 }} title={head.text} type={head.type} />
          <LiveHits
            actionsFor={actionsFor}
            hits={hits}
            lineOf={(hit) => {
              const row = rowOf(hit);
              return row === null ? null : row + 1;
            }}
          />
          {usages.length === 0 ? null : <h3 style={{ margin: "14px 0 4px" }}>涉及的限额</h3>}
          {usages.map((usage) => (
            <CapUsageBar key={usage.capId} usage={usage} />
          ))}
        </>
      )}
      {isLinking ? (
        <LinkDialog
          isLinking={link.isRunning}
          ledgerId={ledgerId}
          onClose={() => {
            setIsLinking(false);
          }}
          onPick={(id) => void pick(id)}
          onRecord={() => {
            setIsLinking(false);
            const hit = hits.find((each) => usageOf(each, usages) !== null);
            if (hit !== undefined) void amend(hit);
          }}
        />
      ) : null}
    </section>
  );
};
