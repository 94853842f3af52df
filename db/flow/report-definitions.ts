import type { FailureOf, OutputOf } from "#contract/contract.ts";
import { systemIds, type SystemId } from "#domain/books/accounting-system.ts";
import { addMonths, month as monthFrom, type Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import { formulaText, parseFormula } from "#domain/reports/formula.ts";
import { faultOfDefinition, type ReportColumn, type ReportKind } from "#domain/reports/report-definition.ts";
import type { LineDefinition } from "#domain/reports/statement-lines-2023.ts";
import { statementPackOf } from "#domain/reports/statement-pack.ts";
import { evaluateLines } from "#domain/reports/statement.ts";
import { readLedger, readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import {
  addDefinition,
  addDefinitionVersion,
  approveDefinition,
  readDefinitions,
  renameDefinition,
  type DefinitionRow,
} from "#store/report-definition-rows.ts";
import { beforeBooks, hasBegun } from "./books-begun.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { figuresBefore, figuresOfReport, figuresOfSpan, spanOfColumn } from "./statement-figures.ts";

const statementNames = { "balance-sheet": "资产负债表", income: "收益及收益分配表" } as const;
const firstMonth = monthFrom("2000-01");

/** The first month a corrected form may hold for: no month that any ledger of the system has closed. */
const earliestMonth = (reading: Reading, system: SystemId): Month =>
  readLedgers(reading)
    .filter((ledger) => ledger.system === system && ledger.closedThrough !== null)
    .reduce((latest, ledger) => {
      const next = ledger.closedThrough === null ? firstMonth : addMonths(ledger.closedThrough, 1);
      return next > latest ? next : latest;
    }, firstMonth);

const shippedDefinitions = (): OutputOf<"reportDefinition.list">["definitions"] =>
  systemIds.flatMap((system) =>
    (["balance-sheet", "income"] as const).map((kind) => ({
      id: `${system}-${kind}`,
      system,
      kind,
      name: statementNames[kind],
      version: 0,
      state: "shipped" as const,
      fromMonth: null,
      lines: [...statementPackOf(system).lines[kind]],
      columns: [],
      reason: "",
      proposedByName: "",
      approvedByName: null,
    })),
  );

export const listDefinitions = (call: Call<"reportDefinition.list">): Reply<"reportDefinition.list"> =>
  call.ledger.snapshot((reading) =>
    done({
      definitions: [
        ...readDefinitions(reading).map(({ proposedBy: _by, proposedAt: _at, lines, columns, ...row }) => ({
          ...row,
          lines: [...lines],
          columns: [...columns],
        })),
        ...shippedDefinitions(),
      ],
      earliestMonth: earliestMonth(reading, "2023"),
    }),
  );

type Saving = Call<"reportDefinition.save">;

const refusalOf = (
  reading: Reading,
  { input }: Saving,
  versions: readonly DefinitionRow[],
): FailureOf<"reportDefinition.save"> | undefined => {
  const fault = faultOfDefinition(input.lines, { system: input.system, kind: input.kind });
  if (fault !== undefined) return { code: "definition-bad", ...fault };
  if (input.kind === "custom" && input.columns.length === 0)
    return { code: "definition-bad", line: 0, fault: "no-column", text: "" };
  const inForce = versions.find((row) => row.state === "in-force");
  const after = inForce === undefined ? firstMonth : addMonths(inForce.fromMonth, input.kind === "custom" ? 0 : 1);
  const open = input.kind === "custom" ? firstMonth : earliestMonth(reading, input.system);
  const earliest = after > open ? after : open;
  return input.fromMonth < earliest ? { code: "definition-too-early", earliest } : undefined;
};

/** The definition a saving is of, made on its first version; refused where it is gone or its name is another's. */
const definitionFor = (
  writing: Writing,
  call: Saving,
): { readonly id: string; readonly versions: readonly DefinitionRow[] } | FailureOf<"reportDefinition.save"> => {
  const { input } = call;
  const rows = readDefinitions(writing);
  const id = input.kind === "custom" ? input.id : `${input.system}-${input.kind}`;
  const versions = rows.filter((row) => row.id === id);
  const [known] = versions;
  if (input.kind === "custom" && id !== null && (known === undefined || known.system !== input.system))
    return { code: "not-found", kind: "report" };
  const name = input.kind === "custom" ? input.name : statementNames[input.kind];
  const isTaken = rows.some((row) => row.id !== id && row.system === input.system && row.name === name);
  const isStatementName = input.kind === "custom" && Object.values(statementNames).some((each) => each === name);
  if (isTaken || isStatementName) return { code: "name-taken", name };
  const refusal = refusalOf(writing, call, versions);
  if (refusal !== undefined) return refusal;
  const kept = id ?? call.newId();
  if (known === undefined) addDefinition(writing, { id: kept, system: input.system, kind: input.kind, name });
  else if (known.name !== name) renameDefinition(writing, kept, name);
  return { id: kept, versions };
};

/** Saves a version. An own report holds at once; a corrected form waits for a second person and holds from its month on. */
export const saveDefinition = (call: Saving): Reply<"reportDefinition.save"> =>
  change(call, (writing) => {
    const { input } = call;
    const found = definitionFor(writing, call);
    if ("code" in found) return refuse(found);
    const kept = found.versions.find((row) => row.state === "in-force");
    const version = (kept?.version ?? 0) + 1;
    const state = input.kind === "custom" ? "in-force" : "proposed";
    const { fromMonth, lines, reason } = input;
    const columns = input.kind === "custom" ? input.columns : [];
    const by = { proposedBy: callerOf(call).id, proposedAt: call.now() };
    addDefinitionVersion(writing, { id: found.id, version, state, fromMonth, lines, columns, reason, ...by });
    const name = input.kind === "custom" ? input.name : statementNames[input.kind];
    return changed(
      { id: found.id, version },
      {
        subject: `${state === "proposed" ? "提出修改" : "保存报表"}《${name}》第 ${version} 版，${fromMonth} 起：${reason}`,
        facts: { definition: found.id, version, fromMonth, reason },
      },
    );
  });

export const approveDefinitionVersion = (call: Call<"reportDefinition.approve">): Reply<"reportDefinition.approve"> =>
  change(call, (writing) => {
    const { id, version } = call.input;
    const row = readDefinitions(writing).find((each) => each.id === id && each.version === version);
    if (row === undefined) return refuse({ code: "not-found", kind: "report" });
    if (row.state === "in-force") return refuse({ code: "wrong-state", state: "posted" });
    const approver = callerOf(call);
    if (row.proposedBy === approver.id) return refuse({ code: "same-person" });
    // A month may have been closed since the proposal: its statements must stay as they were made.
    const earliest = earliestMonth(writing, row.system);
    if (row.fromMonth < earliest) return refuse({ code: "definition-too-early", earliest });
    approveDefinition(writing, { id, version, by: approver.id, at: call.now() });
    return changed(
      {},
      { subject: `批准《${row.name}》第 ${version} 版，${row.fromMonth} 起`, facts: { definition: id, version } },
    );
  });

type Made = {
  readonly kind: ReportKind;
  readonly lines: readonly LineDefinition[];
  readonly columns: readonly ReportColumn[];
};

const rowsOf = (
  reading: Reading,
  ledger: LedgerRow,
  of: Made & { readonly month: Month },
): OutputOf<"report.own">["lines"] => {
  const { lines, month } = of;
  const columns = ((): readonly (ReadonlyMap<number, Fen> | null)[] => {
    switch (of.kind) {
      case "balance-sheet":
        return [evaluateLines(lines, figuresBefore(reading, ledger, addMonths(month, 1)))];
      case "income":
        return [evaluateLines(lines, figuresOfSpan(reading, ledger, { span: spanOfColumn("month", month), lines }))];
      case "custom":
        return of.columns.map((column) => {
          const span = spanOfColumn(column, month);
          return span.to < ledger.startMonth
            ? null
            : evaluateLines(lines, figuresOfReport(reading, ledger, { span, lines }));
        });
    }
  })();
  return lines.map((line) => {
    const formula = parseFormula(line.formula);
    return {
      no: line.no,
      name: line.name,
      formula: formula.ok ? formulaText(formula.value) : line.formula,
      amountsFen: columns.map((amounts) => amounts?.get(line.no) ?? null),
    };
  });
};

/** What lines would show now, saved or not. */
export const tryDefinition = (call: Call<"report.try">): Reply<"report.try"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId, month, kind, lines, columns } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const fault = faultOfDefinition(lines, { system: ledger.system, kind });
    if (fault !== undefined) return refuse({ code: "definition-bad", ...fault });
    if (!hasBegun(ledger, month)) return beforeBooks(ledger);
    return done({ lines: rowsOf(reading, ledger, { kind, lines, columns, month }) });
  });

/** An own report of a month, made with the version that holds for it; months before the first version take the first. */
export const reportOwn = (call: Call<"report.own">): Reply<"report.own"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId, month, id } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!hasBegun(ledger, month)) return beforeBooks(ledger);
    const versions = readDefinitions(reading).filter(
      (row) => row.id === id && row.kind === "custom" && row.system === ledger.system,
    );
    const row = versions.find((each) => each.fromMonth <= month) ?? versions.at(-1);
    if (row === undefined) return refuse({ code: "not-found", kind: "report" });
    return done({
      name: row.name,
      version: row.version,
      fromMonth: row.fromMonth,
      columns: [...row.columns],
      lines: rowsOf(reading, ledger, { ...row, month }),
    });
  });
