import { fen, sumOf } from "#domain/core/fen.ts";
import type { DistributionId } from "#domain/core/ids.ts";
import { maskedNumber } from "#domain/people/masking.ts";
import { listFault } from "#domain/funds/household-shares.ts";
import {
  readDistribution,
  readDistributions,
  readHouseholds,
  saveDistribution,
  type DistributionHead,
} from "#store/distribution-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { seesNumbers } from "./villagers.ts";

const shownHead = (row: DistributionHead) => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  onDate: row.on_date,
  basis: row.basis,
  resolutionId: row.resolution_id,
  projectItemId: row.project_item_id,
  totalFen: row.total_fen,
  householdCount: row.households,
  withheldFen: row.withheld,
  declaredVoucherId: row.declared_voucher_id,
  paidVoucherId: row.paid_voucher_id,
});

export const listDistributions = (call: Call<"distribution.list">): Reply<"distribution.list"> =>
  done({ lists: readDistributions(call.ledger.reading, call.input.ledgerId).map(shownHead) });

export const showDistribution = (call: Call<"distribution.show">): Reply<"distribution.show"> =>
  call.ledger.snapshot((reading): Reply<"distribution.show"> => {
    const row = readDistribution(reading, call.input.id);
    if (row === undefined) return refuse({ code: "not-found", kind: "distribution" });
    const isWhole = seesNumbers(call.caller);
    const lines = readHouseholds(reading, row.id).map((line) => ({
      no: line.no,
      itemId: line.item_id,
      code: line.code,
      name: line.name,
      bankAccount: isWhole ? line.bank_account : maskedNumber(line.bank_account),
      shares: line.shares,
      amountFen: line.amount_fen,
      withheldFen: line.withheld_fen,
      netFen: fen(line.amount_fen - line.withheld_fen),
      note: line.note,
    }));
    const ledgerName = readLedger(reading, row.ledger_id)?.name ?? "";
    return done({ ...shownHead(row), ledgerName, lines, netFen: sumOf(lines, (line) => line.netFen) });
  });

/** Keeps a list whose households add up to its total; once a voucher rests on it, it stays as it is. */
export const keepDistribution = (call: Call<"distribution.save">): Reply<"distribution.save"> =>
  change(call, (writing) => {
    const { id, ledgerId, list } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const before = id === null ? undefined : readDistribution(writing, id);
    if (id !== null && before?.ledger_id !== ledgerId) return refuse({ code: "not-found", kind: "distribution" });
    if (before !== undefined && (before.declared_voucher_id !== null || before.paid_voucher_id !== null))
      return refuse({ code: "list-booked" });
    const members = new Set(readItems(writing, ledgerId).flatMap((item) => (item.kind === "member" ? [item.id] : [])));
    if (list.lines.some((line) => !members.has(line.itemId))) return refuse({ code: "not-found", kind: "item" });
    const fault = listFault(list.lines, list.totalFen);
    if (fault !== undefined) return refuse({ code: "list-bad", reason: fault.fault, line: fault.line });
    const listId = before?.id ?? call.newId<DistributionId>();
    saveDistribution(
      writing,
      {
        id: listId,
        ledger_id: ledgerId,
        kind: list.kind,
        title: list.title,
        on_date: list.onDate,
        basis: list.basis,
        resolution_id: list.resolutionId,
        project_item_id: list.projectItemId,
        total_fen: list.totalFen,
        lines: list.lines,
      },
      { isNew: before === undefined, by: callerOf(call).id, at: call.now() },
    );
    return changed(
      { id: listId },
      {
        subject: `${ledger.name}：保存分户名单 ${list.title}，${list.lines.length} 户`,
        facts: { title: list.title, totalFen: list.totalFen },
      },
    );
  });
