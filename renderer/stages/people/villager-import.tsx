import { Alert, Button, Modal } from "antd";
import { useState, type ReactNode } from "react";
import type { Failure } from "#contract/failures.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { cellProblemText } from "#renderer/words/details.ts";

type Place = Failure<"villagers-refused">["places"][number];

const placeColumns: readonly PaperColumn<Place>[] = [
  { key: "sheet", title: "工作表", width: 120, cell: (place) => place.sheet },
  { key: "row", title: "行", width: 60, align: "center", cell: (place) => (place.row === 0 ? "" : place.row) },
  { key: "column", title: "列", width: 60, align: "center", cell: (place) => place.column },
  { key: "text", title: "表里写的", width: 180, hint: (place) => place.text, cell: (place) => place.text },
  {
    key: "what",
    title: "哪里不对",
    hint: (place) => cellProblemText(place.code),
    cell: (place) => cellProblemText(place.code),
  },
];

type Props = { readonly villageId: string; readonly onClose: () => void; readonly onDone: (text: string) => void };

const Checked = ({ villageId, file, onDone }: Omit<Props, "onClose"> & { readonly file: DroppedFile }): ReactNode => {
  const { data, failure, isLoading } = useQuery("villager.inspect", { villageId, file });
  const load = useAction("villager.load", { isQuiet: true });
  const refused = load.failure ?? failure;
  if (isLoading) return <p className="soft">正在检查 {file.name}……</p>;
  if (refused?.code === "villagers-refused")
    return (
      <>
        <Alert
          showIcon
          style={{ margin: "12px 0" }}
          title={`${file.name} 有 ${refused.places.length} 处要改，一行都没有导入。请在表格里全部改好，再放进来。`}
          type="error"
        />
        <PaperTable
          columns={placeColumns}
          height="34vh"
          keyOf={(place) => `${place.sheet}/${place.row}/${place.column}/${place.code}/${place.text}`}
          label="要改的单元格"
          rows={refused.places}
          viewKey="villager-places"
        />
      </>
    );
  const keep = async (): Promise<void> => {
    const done = await load.run({ villageId, file });
    if (done !== null) onDone(`已导入：新增 ${done.added} 人，更新 ${done.changed} 人`);
  };
  return (
    <>
      <FailureAlert failure={refused} />
      {data !== null && (
        <Alert
          action={
            <Button loading={load.isRunning} onClick={() => void keep()} type="primary">
              导入
            </Button>
          }
          showIcon
          style={{ marginTop: 12 }}
          title={`检查通过：新增 ${data.added} 人，更新 ${data.changed} 人；职务 ${data.posts} 项，关联人 ${data.relations} 个。全部导入，或者一点也不导入。`}
          type="success"
        />
      )}
    </>
  );
};

/** Downloads the form, takes it back filled in, names every wrong cell, loads it whole. */
export const VillagerImport = ({ villageId, onClose, onDone }: Props): ReactNode => {
  const template = useAction("villager.template");
  const [file, setFile] = useState<DroppedFile | null>(null);
  const [turn, setTurn] = useState(0);
  const download = async (): Promise<void> => {
    const done = await template.run({});
    if (done !== null) downloadBytes(done.name, done.bytes);
  };
  return (
    <Modal footer={null} onCancel={onClose} open title="从 Excel 导入人员与职务" width={860}>
      <Button loading={template.isRunning} onClick={() => void download()} style={{ marginBottom: 12 }}>
        下载空白模板
      </Button>
      <FileDrop
        accept=".xlsx"
        hint="先检查，不会马上导入"
        onFile={(next) => {
          setFile(next);
          setTurn(turn + 1);
        }}
        title={file === null ? "把填好的表格拖到这里，或点击选择" : "改好了再放一次"}
      />
      {file !== null && <Checked file={file} key={turn} onDone={onDone} villageId={villageId} />}
    </Modal>
  );
};
