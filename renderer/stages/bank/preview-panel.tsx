import { Alert, Button, Checkbox, Segmented } from "antd";
import { useState, type ReactNode } from "react";
import { hasGap } from "#domain/bank/opening-gap.ts";
import { isCashierOnly } from "#domain/people/roles.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { PaperTable } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { lineFateWords } from "#renderer/words/labels.ts";
import { LateNote } from "./late-note.tsx";
import {
  commitProblem,
  previewedCount,
  takenCount,
  type ImportItem,
  type Preview,
  type PreviewLine,
} from "./import-steps.ts";
import { doubtSentences, previewColumns, shownLines } from "./preview-columns.tsx";

const gapText = ({ expectedOpeningFen, inspection }: Preview): string =>
  `账上这天以前的银行余额是 ${moneyText(expectedOpeningFen)}，文件的期初余额是 ${moneyText(inspection.openingFen)}，相差 ${moneyText((inspection.openingFen ?? 0) - (expectedOpeningFen ?? 0))} 元：中间可能缺一段流水，请核对后再导入。`;

export type PreviewPanelProps = {
  readonly item: ImportItem;
  readonly preview: Preview;
  readonly onAdjust: (changes: Partial<ImportItem>) => void;
  readonly onCommit: () => void;
};

const filters = ["all", "new", "known", "deleted", "doubtful"] as const;
type Filter = (typeof filters)[number];

/** What importing will do, line by line; doubtful lines are taken only when ticked. F8 imports. */
export const PreviewPanel = ({ item, preview, onAdjust, onCommit }: PreviewPanelProps): ReactNode => {
  const [filter, setFilter] = useState<Filter>("all");
  const isForBookkeeper = useSession(({ person }) => isCashierOnly(person?.roles ?? []));
  const taken = new Set(item.takeRows);
  const problem = commitProblem(item);
  const tick = (line: PreviewLine): void => {
    if (line.fate !== "doubtful") return;
    onAdjust({
      takeRows: taken.has(line.row) ? item.takeRows.filter((row) => row !== line.row) : [...item.takeRows, line.row],
    });
  };
  useKeys("导入对账单", [
    {
      keys: "F8 / Ctrl+S",
      label: "导入这个文件",
      run: () => {
        if (problem === null) onCommit();
      },
    },
    { keys: "空格", label: "勾选疑似重复的一笔", run: null },
  ]);
  const counts: Readonly<Record<Filter, number>> = {
    all: previewedCount(preview),
    new: preview.newCount,
    known: preview.knownCount,
    deleted: preview.deletedCount,
    doubtful: preview.doubtfulCount,
  };
  const rows = filter === "all" ? preview.lines : preview.lines.filter((line) => line.fate === filter);
  const doubts = doubtSentences(preview.lines);
  const nameOf = (each: Filter): string => (each === "all" ? "全部" : lineFateWords[each]);
  return (
    <section className="panel">
      <h2>逐笔预览：导入到 {preview.ledgerName}</h2>
      <LateNote late={preview} />
      {hasGap(preview) && preview.gaps.every(({ side }) => side !== "before") && (
        <Alert showIcon style={{ marginBottom: 10 }} title={gapText(preview)} type="warning" />
      )}
      {!preview.accountWasInFile && (
        <Alert
          showIcon
          style={{ marginBottom: 10 }}
          title="文件里没有账号，账户是人工选定的，请再核对一次户名和余额。"
          type="warning"
        />
      )}
      {doubts.length > 0 && (
        <Alert
          showIcon
          style={{ marginBottom: 10 }}
          title={`疑似重复的，下面一行是账上已有的那一笔；不勾“仍然导入”就当作同一笔，不再导入。原因：${doubts.join("；")}。`}
          type="warning"
        />
      )}
      <Segmented
        onChange={(value) => setFilter(value)}
        options={filters
          .filter((each) => each !== "deleted" || counts.deleted > 0)
          .map((each) => ({ value: each, label: `${nameOf(each)} ${counts[each]}` }))}
        style={{ marginBottom: 10 }}
        value={filter}
      />
      <PaperTable
        columns={previewColumns(taken, tick, preview.newCount === counts.all)}
        empty={<p className="soft">没有这一类流水。</p>}
        height="46vh"
        keyOf={(line) => (line.isJournal ? `账上 ${line.rowOfFile}` : String(line.row))}
        label="逐笔预览"
        onTick={tick}
        rowClass={(line) =>
          line.isJournal
            ? "paper-muted"
            : line.fate === "doubtful"
              ? "paper-warn"
              : line.fate === "known" || line.fate === "deleted"
                ? "paper-muted"
                : ""
        }
        rows={rows.flatMap(shownLines)}
        viewKey={`preview/${item.id}/${filter}`}
      />
      {preview.lines.length < counts.all && (
        <p className="soft" role="status">
          明细较多，已列出 {preview.lines.length} 笔，其余正在陆续列出；不必等列完就可以导入。
        </p>
      )}
      <div className="button-row" style={{ marginTop: 14 }}>
        <Button disabled={problem !== null} onClick={onCommit} size="large" type="primary">
          {takenCount(item) === 0 ? "没有新流水，留作对账单（F8）" : `导入 ${String(takenCount(item))} 笔（F8）`}
        </Button>
        <Checkbox checked={item.makeDrafts} onChange={(event) => onAdjust({ makeDrafts: event.target.checked })}>
          有记账建议的同时生成凭证草稿{isForBookkeeper ? "（要由记账会计接手后才能审核）" : ""}
        </Checkbox>
        {problem !== null && <span className="red-amount">{problem}</span>}
      </div>
    </section>
  );
};
