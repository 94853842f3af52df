import { readPaySettings, savePaySettings } from "#store/pay-setting-rows.ts";
import { callerOf, done, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const showPaySettings = (call: Call<"pay.settings">): Reply<"pay.settings"> =>
  done(readPaySettings(call.ledger.reading));

/** 报酬设置: lists made before keep their amounts and say why; only lists made afterwards go by it. */
export const changePaySettings = (call: Call<"pay.saveSettings">): Reply<"pay.saveSettings"> =>
  change(call, (writing) => {
    savePaySettings(writing, call.input, { at: call.now(), by: callerOf(call).name });
    const subject = call.input.splitsMonth
      ? "修改报酬设置：月中换职务按天计"
      : "修改报酬设置：月中换职务按月末职务发整月";
    return changed({}, { subject, facts: { ...call.input } });
  });
