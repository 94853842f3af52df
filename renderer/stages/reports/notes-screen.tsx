import { App, Button, Input, Select, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { month as monthFrom } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { keptUnlessTyped } from "#renderer/ledger/typed-meanwhile.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useYearAtHand } from "#renderer/stages/office/ledger-store.ts";
import { useReportWish } from "#renderer/stages/printing/preview-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { useLeaveGuard } from "#renderer/stages/books/use-leave-guard.ts";
import { FormulaDrawer } from "./formula-drawer.tsx";
import type { Span } from "./period.ts";
import { useReportSpan } from "./report-store.ts";

const yearSpan = (year: string): Span => ({ fromMonth: monthFrom(`${year}-01`), toMonth: monthFrom(`${year}-12`) });

type Section = OutputOf<"notes.show">["sections"][number];

type Figure = Section["figures"][number];

const keyOfFigure = (section: Section, figure: Figure): string => `${section.key}/${figure.label}`;

type FiguresProps = { readonly section: Section; readonly onShow: (figure: Figure) => void };

const Figures = ({ section, onShow }: FiguresProps): ReactNode =>
  section.figures.length === 0 ? null : (
    <div className="paper-table" style={{ margin: "4px 0 8px", maxWidth: 640 }}>
      <table aria-label={`${section.title}的数字`}>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">年初</th>
            <th scope="col">年末（或现在）</th>
          </tr>
        </thead>
        <tbody>
          {section.figures.map((figure) => (
            <tr key={figure.label}>
              <td>{figure.label}</td>
              <td className="paper-right">{moneyText(figure.openingFen)}</td>
              <td className="paper-right">
                <PaperLink onClick={() => onShow(figure)} title={`取数公式：${figure.formula}`}>
                  {moneyText(figure.closingFen)}
                </PaperLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

type DrillProps = { readonly ledgerId: string; readonly year: string; readonly sections: readonly Section[] };

/** The figure asked for with its accounts, whose books open for the year of the notes. It is asked for in the place, so coming back shows it again. */
const FigureDrill = ({ ledgerId, year, sections }: DrillProps): ReactNode => {
  const { params, adjust } = usePlace();
  const asked = sections
    .flatMap((section) => section.figures.map((figure) => ({ key: keyOfFigure(section, figure), figure })))
    .find(({ key }) => key === params["figure"])?.figure;
  return (
    <FormulaDrawer
      columnNames={["年末（或现在）", "年初"]}
      ledgerId={ledgerId}
      line={
        asked === undefined
          ? null
          : {
              no: 0,
              name: asked.label,
              formula: asked.formula,
              isToCheck: false,
              currentFen: asked.closingFen,
              otherFen: asked.openingFen,
            }
      }
      onShow={() => adjust({})}
      span={yearSpan(year)}
    />
  );
};

/** 会计报表附注: the sections of the template with the ledger's figures and the accountant's text, kept by version. */
export const NotesScreen = (): ReactNode => {
  const { message } = App.useApp();
  const ledger = useChosenLedger();
  const yearNow = useYearAtHand();
  const canEdit = useSession((state) => state.can("bookkeeper", "head", "administrator"));
  const [chosenYear, setYear] = useState<string | null>(null);
  const year = chosenYear ?? (yearNow === null ? null : String(yearNow));
  const shown = useQuery("notes.show", ledger === null || year === null ? null : { ledgerId: ledger.id, year });
  const { setSpan } = useReportSpan();
  const adjust = usePlace((state) => state.adjust);
  const [edits, setEdits] = useState<Readonly<Record<string, string>>>({});
  // What is typed and not saved would not be on the paper.
  const isChanged = Object.keys(edits).length > 0;
  useReportWish(ledger === null || year === null || isChanged ? null : { kind: "notes", ledgerId: ledger.id, year });
  const save = useAction("notes.save");
  useLeaveGuard(isChanged ? "附注改过还没有保存，要离开吗？" : null);
  const keep = async (): Promise<void> => {
    if (ledger === null || year === null || shown.data === null || !isChanged) return;
    const sections = shown.data.sections.map(({ key, title, text }) => ({ key, title, text: edits[key] ?? text }));
    const done = await save.run({ ledgerId: ledger.id, year, version: shown.data.version, sections });
    if (done === null) return;
    setEdits(keptUnlessTyped(edits, {}));
    shown.reload();
    void message.success(`附注已保存为第 ${done.version} 版`);
  };
  useKeys("报表附注", [{ keys: "F8 / Ctrl+S", label: "保存附注", run: () => void keep() }]);
  if (ledger === null || year === null || yearNow === null) return null;
  const years = [0, 1, 2, 3].map((back) => String(yearNow + 1 - back));
  return (
    <PageFrame
      extra={
        <>
          <Select
            aria-label="年度"
            disabled={isChanged}
            onChange={setYear}
            options={years.map((value) => ({ value, label: `${value} 年度` }))}
            style={{ width: 120 }}
            value={year}
          />
          {isChanged && <Tag color="warning">改过未保存</Tag>}
          {canEdit && (
            <Button disabled={!isChanged} loading={save.isRunning} onClick={() => void keep()} type="primary">
              保存（F8）
            </Button>
          )}
        </>
      }
      subtitle={`${ledger.name}　${year} 年度${shown.data === null || shown.data.version === 0 ? "　还没有保存过" : `　第 ${shown.data.version} 版，${shown.data.savedByName} 保存`}`}
      title="会计报表附注"
    >
      <FailureAlert failure={shown.failure} onRetry={shown.reload} />
      {(shown.data?.sections ?? []).map((section) => (
        <section key={section.key} style={{ marginBottom: 16 }}>
          <h3 style={{ margin: "8px 0 2px" }}>
            {section.title} {section.isToCheck && <Tag color="warning">内容要求待核对</Tag>}
          </h3>
          <p className="soft" style={{ margin: "0 0 4px" }}>
            {section.hint}
          </p>
          <Figures
            onShow={(figure) => {
              setSpan(yearSpan(year));
              adjust({ figure: keyOfFigure(section, figure) });
            }}
            section={section}
          />
          <Input.TextArea
            aria-label={section.title}
            autoSize={{ minRows: 2, maxRows: 12 }}
            disabled={!canEdit}
            maxLength={5000}
            onChange={(event) => setEdits({ ...edits, [section.key]: event.target.value })}
            placeholder="在这里写说明；没有的写“无”"
            value={edits[section.key] ?? section.text}
          />
        </section>
      ))}
      <FigureDrill ledgerId={ledger.id} sections={shown.data?.sections ?? []} year={year} />
    </PageFrame>
  );
};
