import { chinaDateOf } from "#domain/core/dates.ts";
import { zeroFen } from "#domain/core/fen.ts";
import { noteArrival, readAllocations } from "#store/allocation-rows.ts";
import { refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

/** 补登到账: money of a division already decided has come to the township. Filled in once; nothing else of the division changes. */
export const noteAllocationArrival = (call: Call<"allocation.arrive">): Reply<"allocation.arrive"> =>
  change(call, (writing) => {
    const { id, source, receivedOn } = call.input;
    const row = readAllocations(writing, null).find((each) => each.id === id);
    const given = row?.sources[source];
    if (row === undefined || given === undefined) return refuse({ code: "not-found", kind: "allocation" });
    if (receivedOn > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: receivedOn });
    if (given.receivedOn !== null)
      return refuse({ code: "allocation-bad", reason: "already-arrived", differenceFen: zeroFen });
    noteArrival(writing, row, { source, receivedOn });
    for (const { ledgerId } of row.shares) rejudgeDrafts(writing, call, { ledgerId, categoryIds: null });
    return changed(
      {},
      {
        subject: `${row.quarter} 资金分配 ${row.document}：${given.department} 的资金 ${receivedOn} 到乡镇`,
        facts: { allocationId: id, department: given.department, amountFen: given.amountFen, receivedOn },
      },
    );
  });
