import { rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { sqlFor } from "#store/query.ts";
import { plain } from "#test/support/plain-parameters.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const scan = { name: "青政发〔2026〕3号.pdf", bytes: Buffer.from("%PDF-1.4 scan").toString("base64") };
const proposal = (rest: Partial<InputOf<"rule.propose">> = {}): InputOf<"rule.propose"> => ({
  id: null,
  title: "库存现金限额",
  level: "township",
  basis: "青政发〔2026〕3号",
  severity: "warn",
  parameters: plain("K14", { amounts: { limitFen: fen(200_000) } }),
  scope: { villageIds: [], entities: [] },
  fromOn: localDate("2026-07-01"),
  toOn: localDate("2100-12-31"),
  ...rest,
});
const filesOf = async (id: string) =>
  (await village.must("rule.list", {})).rules.find((rule) => rule.id === id)?.files.map(({ name }) => name);
const fileCheck = async () =>
  (await village.must("ledger.verify", {})).checks.find(({ code }) => code === "files")?.places;

describe("the document of a rule", () => {
  it("is kept with the proposal, may be added to what was approved, and is opened as it was", async () => {
    const made = await village.must("rule.propose", proposal({ files: [scan] }));
    await village.must("rule.approve", made, "reviewer");
    const later = { name: "附件.jpg", bytes: Buffer.from("jpeg").toString("base64") };
    const { id } = await village.must("rule.attach", { ...made, file: later });
    expect(await filesOf(made.id)).toEqual([scan.name, later.name]);
    expect(await village.must("rule.readFile", { id })).toMatchObject(later);
    expect(await village.must("ledger.verify", {})).toMatchObject({ isSound: true });
  });

  it("is neither changed nor taken away, and a row put in past the program breaks the seal", async () => {
    const made = await village.must("rule.propose", proposal({ files: [scan] }));
    const past = (query: Parameters<Parameters<Parameters<typeof village.ledger.transact>[0]>[0]["run"]>[0]) => () =>
      village.ledger.transact((writing) => {
        writing.run(query);
        return { ok: true };
      });
    expect(past(sqlFor.deleteFrom("rule_file"))).toThrow(/kept/);
    expect(past(sqlFor.updateTable("rule_file").set({ name: "另一份.pdf" }))).toThrow(/never changes/);
    past(
      sqlFor
        .insertInto("rule_file")
        .columns(["id", "rule_id", "version", "file_hash", "name", "media_type", "added_by", "added_at"])
        .expression(
          sqlFor
            .selectFrom("rule_file")
            .select((row) => [
              row.val("forged").as("id"),
              "rule_id",
              "version",
              "file_hash",
              row.val("假.pdf").as("name"),
              "media_type",
              "added_by",
              "added_at",
            ])
            .orderBy("id"),
        ),
    )();
    const verified = await village.must("ledger.verify", {});
    expect(verified.checks.find(({ code }) => code === "seals")?.isSound).toBe(false);
    expect(made.version).toBe(1);
  });

  it.each([
    ["missing", (path: string): void => rmSync(path)],
    ["changed", (path: string): void => writeFileSync(path, "other")],
  ])("is named by verify when its file is %s, and cannot be opened", async (how, spoil) => {
    const made = await village.must("rule.propose", proposal({ files: [scan] }));
    const [file] = (await village.must("rule.list", {})).rules.find((rule) => rule.id === made.id)?.files ?? [];
    if (file === undefined) throw new Error("no file");
    spoil(village.ledger.files.pathOf(file.hash));
    expect(await fileCheck()).toEqual([`制度文件“${scan.name}” ${how}`]);
    expect(await village.call("rule.readFile", { id: file.id })).toMatchObject({
      failure: { code: "file-missing", name: scan.name },
    });
  });

  it("belongs to a version there is", async () => {
    expect(await village.call("rule.attach", { id: "no-such", version: 1, file: scan })).toMatchObject({
      failure: { code: "not-found", kind: "rule" },
    });
  });
});
