import { join } from "node:path";
import { buildTownship, tenYears } from "./big-township.ts";
import { callerOn, type Caller } from "./caller.ts";
import { figure, inFolder, percentile, timeRuns, type Figure } from "./measure.ts";

const ruleCount = 200;

const everywhere = { villageIds: [], entities: [] };

/** Approved rules until there are so many: each forbids one word of its own, so each reads every line. */
const fillRules = async ({ call, as }: Caller): Promise<number> => {
  const { rules } = await call("rule.list", {});
  for (let at = rules.length; at < ruleCount; at += 1) {
    as("preparer");
    const { id, version } = await call("rule.propose", {
      id: null,
      title: `禁止用语 ${at}`,
      level: "township",
      basis: "青禾镇村级支出负面清单",
      severity: "warn",
      parameters: { kind: "K08", categoryIds: [], words: [`甲${at}`] },
      scope: everywhere,
      fromOn: "2026-12-01",
      toOn: "2027-12-31",
    });
    as("reviewer");
    await call("rule.approve", { id, version });
  }
  as("preparer");
  return (await call("rule.list", {})).rules.length;
};

const judged = async ({ call }: Caller): Promise<readonly number[]> => {
  const { accounts } = await call("account.list", { ledgerId: "ledger7" });
  const { categories } = await call("category.list", {});
  const accountOf = (code: string): string => accounts.find((account) => account.code === code)?.id ?? "";
  const categoryId = categories[0]?.id ?? "";
  const entry = (code: string, debitFen: number, creditFen: number) => ({
    summary: "购买办公用品",
    accountId: accountOf(code),
    debitFen,
    creditFen,
    categoryId: code === "513" ? categoryId : null,
    items: [],
  });
  return timeRuns(200, (run) =>
    call("voucher.judge", {
      id: null,
      content: {
        ledgerId: "ledger7",
        onDate: "2026-12-20",
        paperCount: 1,
        entries: [entry("513", 100_00 + run, 0), entry("102", 0, 100_00 + run)],
        documents: [
          { kind: "invoice", number: `2444${run}`, onDate: "2026-12-19", amountFen: 100_00, party: "文具店", note: "" },
        ],
        approvals: [],
      },
    }),
  );
};

/** A year of all villages judged anew by one rule, as 试算 does it, with progress and a way to stop. */
const rejudged = ({ call }: Caller): Promise<readonly number[]> =>
  timeRuns(3, () =>
    call("rule.tryOut", {
      severity: "warn",
      parameters: { kind: "K08", categoryIds: [], words: ["租金", "招待"] },
      scope: everywhere,
      fromOn: "2026-01-01",
      toOn: "2026-12-31",
    }),
  );

/** Judging under many rules, and a year of 60 villages judged anew. */
export const ruleFigures = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const path = join(folder, "rules.xzdb");
    await buildTownship(path, tenYears);
    const caller = callerOn(path);
    const years = await rejudged(caller);
    const count = await fillRules(caller);
    const times = await judged(caller);
    caller.desk.close();
    return [
      figure(`judging a voucher under ${count} rules, ten years`, times, {
        floor: null,
        floorName: "",
        aim: "p95 < 10 ms",
        note: `p95 ${percentile(times, 0.95).toFixed(1)} ms`,
      }),
      figure("a year of 60 villages judged anew", years, { floor: null, floorName: "", aim: "< 20 s" }),
    ];
  });
