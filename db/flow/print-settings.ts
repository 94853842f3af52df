import { readPrintSettings, savePrintSettings as writePrintSettings } from "#store/print-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const showPrintSettings = (call: Call<"print.settings">): Reply<"print.settings"> =>
  done(readPrintSettings(call.ledger.reading));

/** 打印设置 of the office; every printer has its own name. */
export const savePrintSettings = (call: Call<"print.saveSettings">): Reply<"print.saveSettings"> => {
  const names = call.input.printers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return refuse({ code: "name-taken", name: twice });
  return change(call, (writing) => {
    writePrintSettings(writing, call.input, { at: call.now(), by: callerOf(call).name });
    const { paper, lineCount, isOverprint } = call.input;
    return changed({}, { subject: "修改打印设置", facts: { paper, lineCount, isOverprint, printers: names } });
  });
};
