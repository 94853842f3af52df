import { describe, expect, it } from "vitest";
import { inspectStatement } from "#domain/bank/inspection.ts";
import { openStatement } from "#files/statement/open-statement.ts";

const inspected = async (text: string, name = "流水.csv") => {
  const source = await openStatement({ bytes: new TextEncoder().encode(text), name, password: null });
  if (!source.ok) return source.error.code;
  return inspectStatement(source.value);
};

const rows = ["2026-07-05,100.00,,10100.00,张三,水费", "2026-07-06,,20.00,10080.00,李四,电费"].join("\n");

describe("a table whose headings no bank uses", () => {
  it.each([
    ["headings of the office's own", `日期,收,支,结余,对方,说明\n${rows}\n`, 1],
    ["a title above them", `青禾镇某村流水\n日期,收,支,结余,对方,说明\n${rows}\n`, 2],
    ["three columns", "哪天,多少,何事\n2026-07-05,100.00,水费\n2026-07-06,-20.00,电费\n", 1],
  ])("reaches the mapping, with its columns proposed: %s", async (_case, text, headerRow) => {
    const inspection = await inspected(text);
    expect(inspection).toMatchObject({ headerRow, refusals: [{ code: "mapping-needed" }] });
    if (typeof inspection === "string") return;
    expect(inspection.guess?.columns.find(({ column }) => column === 0)?.role).toBe("bookedOn");
    expect(inspection.headerFingerprint).not.toBe("");
  });

  it.each([
    ["a letter", "各位村民：\n今年的水费请在月底前交到村委会，谢谢。\n"],
    ["a list of names", "姓名,电话,住址\n张三,13800000000,一组\n李四,13900000000,二组\n"],
    ["noise", "�{}#;1,2,3\n\u0001\u0002,,;;\nabc,def,ghi\n"],
    ["days without money", "日期,事项,地点\n2026-07-05,开会,村委会\n"],
  ])("but %s does not", async (_case, text) => {
    const inspection = await inspected(text);
    expect(typeof inspection === "string" ? inspection : inspection.refusals[0]?.code).toBe("no-header");
  });
});
