import { hasItemsOf, readDimensions, saveDimensionRow } from "#store/dimension-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const listDimensions = (call: Call<"dimension.list">): Reply<"dimension.list"> =>
  done({ dimensions: [...readDimensions(call.ledger.reading)] });

/** Names one of the office's own dimensions, or takes it out of use while nothing stands in it. */
export const saveDimension = (call: Call<"dimension.save">): Reply<"dimension.save"> =>
  change(call, (writing) => {
    const { kind, name } = call.input;
    const others = readDimensions(writing).filter((each) => each.kind !== kind);
    if (others.some((each) => each.name === name)) return refuse({ code: "name-taken", name });
    if (name === "" && hasItemsOf(writing, kind)) return refuse({ code: "in-use", kind: "item" });
    saveDimensionRow(writing, kind, name);
    return changed({}, { subject: `自定义辅助：${name === "" ? `${kind} 停用` : name}`, facts: { kind, name } });
  });
