import { join } from "node:path";
import { buildTownship, tenYears } from "./big-township.ts";
import { callerOn, type Caller } from "./caller.ts";
import { judgingTimes } from "./judging.ts";
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
    const times = await judgingTimes(200, caller);
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
