import { draftAmount } from "#domain/caps/budget.ts";
import { capFenOf, decidingVersion, type Cap } from "#domain/caps/cap.ts";
import { localDate, month, monthsBetween, yearOf } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import { readCategoryTurnovers } from "#store/audit-rows.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { basesOn } from "./cap-bases.ts";

const monthsOf = (year: number) => monthsBetween(month(`${year}-01`), month(`${year}-12`));

/** 限额全年: what was voted first and what stands now, beside the use of every month. */
export const capYear = (call: Call<"cap.year">): Reply<"cap.year"> =>
  call.ledger.snapshot((reading): Reply<"cap.year"> => {
    const { ledgerId, onDate } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const year = yearOf(onDate);
    const caps = readCaps(reading, ledgerId);
    const bases = basesOn(reading, ledgerId, { caps, on: onDate });
    const months = monthsOf(year);
    const turnovers = readCategoryTurnovers(reading, {
      ledgerId,
      from: month(`${year}-01`),
      to: month(`${year}-12`),
    });
    const firstOf = (cap: Cap) =>
      cap.versions.find((version) => version.vote.isInForce && version.toOn >= localDate(`${year}-01-01`));
    return done({
      caps: caps.flatMap((cap) => {
        const version = decidingVersion(cap, onDate);
        const first = firstOf(cap);
        if (version === undefined || first === undefined) return [];
        return [
          {
            capId: cap.id,
            categoryId: cap.categoryId,
            firstCapFen: capFenOf(first, bases),
            nowCapFen: capFenOf(version, bases),
            months: months.map((each) =>
              sumOf(turnovers, (row) =>
                cap.categoryIds.includes(row.categoryId) && row.month === each ? row.amountFen : 0,
              ),
            ),
          },
        ];
      }),
    });
  });

/** 为下次会议起草: last year's use of every category, grown and rounded, beside last year's cap. */
export const planCaps = (call: Call<"cap.plan">): Reply<"cap.plan"> =>
  call.ledger.snapshot((reading): Reply<"cap.plan"> => {
    const { ledgerId, year, growth, stepFen } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const last = year - 1;
    const lastDay = localDate(`${last}-12-31`);
    const caps = readCaps(reading, ledgerId);
    const bases = basesOn(reading, ledgerId, { caps, on: lastDay });
    const turnovers = readCategoryTurnovers(reading, { ledgerId, from: month(`${last}-01`), to: month(`${last}-12`) });
    return done({
      rows: readCategories(reading)
        .filter((category) => category.isActive)
        .flatMap((category) => {
          const yearly = caps.find(
            (cap) => cap.categoryIds.length === 1 && cap.categoryId === category.id && cap.period === "year",
          );
          const version = yearly === undefined ? undefined : decidingVersion(yearly, lastDay);
          const lastUsedFen = sumOf(turnovers, (row) => (row.categoryId === category.id ? row.amountFen : 0));
          if (version === undefined && lastUsedFen <= 0) return [];
          return [
            {
              categoryId: category.id,
              categoryName: category.name,
              isNonProductive: category.nature === "non-productive",
              lastCapFen: version === undefined ? null : capFenOf(version, bases),
              lastUsedFen,
              proposedFen: draftAmount(lastUsedFen, { growth, stepFen }),
            },
          ];
        }),
    });
  });
