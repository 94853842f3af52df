import type { LocalDate } from "#domain/core/dates.ts";
import { decidingVersion, usageOf } from "#domain/caps/cap.ts";
import { zeroFen } from "#domain/core/fen.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { capUseOf } from "./cap-use.ts";
import { carriedOn } from "./cap-carry.ts";
import { sizedOn } from "./cap-units.ts";
import { basesOn } from "./cap-bases.ts";

/** 支出限额使用登记簿: every cap of a ledger in force on a day with what its period has used, committed and left. */
export const capRegister = (call: Call<"cap.register">): Reply<"cap.register"> =>
  call.ledger.snapshot((reading): Reply<"cap.register"> => {
    const { ledgerId, onDate } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const caps = readCaps(reading, ledgerId).map((cap) => sizedOn(reading, cap, { ledgerId, on: onDate }));
    const bases = basesOn(reading, ledgerId, { caps, on: onDate });
    const view = {
      without: null,
      replaces: null,
      onlyPostedReds: false,
      through: null,
      beforeReview: null,
      withoutClaim: null,
    };
    return done({
      caps: caps.flatMap((cap) => {
        const version = decidingVersion(cap, onDate);
        if (version === undefined) return [];
        const { categoryIds, period } = cap;
        const useOn = (on: LocalDate) => capUseOf(reading, { ledgerId, categoryIds, period, on }, view);
        const carriedFen = carriedOn(reading, { cap, ledgerId, on: onDate }, useOn);
        const of = { on: onDate, use: useOn(onDate), thisFen: zeroFen, bases, carriedFen };
        return [usageOf(cap, version, of)];
      }),
    });
  });
