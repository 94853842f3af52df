import { App, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PaperTable } from "#renderer/ui/paper-table.tsx";
import { fileColumns, resultColumns, rowColumns } from "./payout-columns.tsx";
import { PayoutFileForm } from "./payout-file-form.tsx";
import { PayoutMarkDialog } from "./payout-mark-dialog.tsx";
import type { Template } from "./payout-template-dialog.tsx";

type Payout = OutputOf<"payout.show">;

type AnswersProps = {
  readonly payout: Payout;
  readonly mayWork: boolean;
  readonly onRead: (result: OutputOf<"payout.result">) => void;
};

/** The files made of a batch, and the bank's answers: they are read in on the day the bank worked, not on today's. */
const FilesAndAnswers = ({ payout, mayWork, onRead }: AnswersProps): ReactNode => {
  const { today } = useSession();
  const result = useAction("payout.result", { isQuiet: true });
  const [onDate, setOnDate] = useState<string | null>(today);
  const readBack = async (file: DroppedFile): Promise<void> => {
    const done = await result.run({ id: payout.id, file, onDate: onDate ?? today });
    if (done !== null) onRead(done);
  };
  return (
    <>
      <FailureAlert failure={result.failure} />
      <PaperTable
        columns={fileColumns}
        height="none"
        keyOf={(file) => String(file.no)}
        label="生成过的文件"
        rows={payout.files}
        viewKey={`payout-files/${payout.id}`}
      />
      {mayWork && (
        <Space align="start" style={{ marginTop: 8 }} wrap>
          <Labelled hint="名单的发放日期就写这一天" label="银行处理日期">
            <DateField label="银行处理日期" latest={today} onChange={setOnDate} value={onDate} />
          </Labelled>
          <FileDrop
            accept=".xlsx,.xls,.csv,.txt"
            hint="按账号和金额对上，一行只对一笔"
            onFile={(file) => void readBack(file)}
            title="银行返回的结果文件拖到这里，或点击选择"
          />
        </Space>
      )}
      {payout.results.length > 0 && (
        <div style={{ marginTop: 12 }}>
          <PaperTable
            columns={resultColumns}
            height="none"
            keyOf={(each) => String(each.no)}
            label="读入过的结果"
            rows={payout.results}
            viewKey={`payout-results/${payout.id}`}
          />
        </div>
      )}
    </>
  );
};

type Props = {
  readonly id: string;
  readonly templates: readonly Template[];
  readonly onEditTemplate: (template: Template) => void;
  readonly onChanged: () => void;
  readonly onRetry: (id: string) => void;
};

/** One batch: its file in a bank's layout, every file made of it, and what the bank answered row by row. */
export const PayoutPanel = ({ id, templates, onEditTemplate, onChanged, onRetry }: Props): ReactNode => {
  const { can } = useSession();
  const { message, modal } = App.useApp();
  const { data, failure, reload } = useQuery("payout.show", { id });
  const [marking, setMarking] = useState<Payout["rows"][number] | null>(null);
  const mayWork = can("bookkeeper", "cashier");
  const changed = (text: string, twice: readonly string[]): void => {
    setMarking(null);
    reload();
    onChanged();
    void message.success(text, 8);
    if (twice.length > 0)
      modal.warning({
        title: "可能付了两次，请马上向银行核实",
        content: `${twice.join("、")}：这一批已经发放成功，但另一批的代发文件里也有，可能已经交给银行。请联系银行停付或追回。`,
      });
  };
  if (data === null) return <FailureAlert failure={failure} onRetry={reload} />;
  return (
    <section className="panel" style={{ marginTop: 12 }}>
      <FailureAlert failure={failure} />
      {mayWork && (
        <PayoutFileForm
          onEditTemplate={onEditTemplate}
          onMade={(file) => changed(`文件已生成：${file.rowCount} 笔，${moneyText(file.totalFen)} 元`, [])}
          onRetry={() => onRetry(id)}
          payout={data}
          templates={templates}
        />
      )}
      {data.files.length > 0 && (
        <FilesAndAnswers
          mayWork={mayWork}
          onRead={(done) =>
            changed(
              `结果已读入：成功 ${done.paid} 笔，失败 ${done.failed} 笔${done.returned === 0 ? "" : `，退票 ${done.returned} 笔`}，没有结果 ${done.unanswered} 笔${done.contradicted.length === 0 ? "" : `。${done.contradicted.join("、")}早已登记成功，文件却说没有发成，没有改动；确是退票的，在明细里登记`}`,
              done.twice,
            )
          }
          payout={data}
        />
      )}
      <div style={{ marginTop: 12 }}>
        <PaperTable
          columns={rowColumns(mayWork ? setMarking : null)}
          footer={["合计", `${data.rowCount} 笔`, "", "", moneyText(data.totalFen), "", "", "", ""]}
          height="30vh"
          keyOf={(row) => String(row.no)}
          label="代发明细"
          rows={data.rows}
          viewKey={`payout-rows/${id}`}
        />
      </div>
      {marking !== null && (
        <PayoutMarkDialog
          id={id}
          onClose={() => setMarking(null)}
          onDone={(done) => changed("结果已登记", done.twice)}
          row={marking}
        />
      )}
    </section>
  );
};
