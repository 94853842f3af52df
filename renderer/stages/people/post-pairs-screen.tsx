import { Alert, App, Button, Checkbox, Input, Popconfirm, Select, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { postKinds, postNames, type PostKind } from "#domain/people/village-posts.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";

type Pair = OutputOf<"postPair.list">["pairs"][number];
type Form = {
  readonly one: PostKind | null;
  readonly other: PostKind | null;
  readonly basis: string;
  readonly coversKin: boolean;
  readonly isNew: boolean;
};

const newForm: Form = { one: null, other: null, basis: "", coversKin: false, isNew: true };
const options = postKinds.map((value) => ({ value, label: postNames[value] }));
const heldText = (pair: Pair): string => pair.heldBy.map(({ villageName, name }) => `${villageName}${name}`).join("、");

const columnsOf = (change: ((pair: Pair) => void) | null): readonly PaperColumn<Pair>[] => [
  { key: "one", title: "职务", width: 150, cell: (pair) => postNames[pair.one] },
  { key: "other", title: "不能同时任", width: 150, cell: (pair) => postNames[pair.other] },
  {
    key: "kin",
    title: "近亲属",
    width: 110,
    align: "center",
    cell: (pair) => (pair.coversKin ? "也要回避" : ""),
  },
  { key: "basis", title: "依据", width: 360, hint: (pair) => pair.basis, cell: (pair) => pair.basis },
  {
    key: "kind",
    title: "来源",
    width: 110,
    align: "center",
    cell: (pair) => (pair.isUnverified ? <Tag color="orange">本地，待核对</Tag> : <Tag>法律规定</Tag>),
  },
  {
    key: "held",
    title: "现在同时任的人",
    width: 190,
    hint: heldText,
    cell: (pair) => (pair.heldBy.length === 0 ? "" : <span className="red-amount">{heldText(pair)}</span>),
  },
  {
    key: "change",
    title: "操作",
    width: 80,
    align: "center",
    cell: (pair) =>
      change !== null && pair.isUnverified ? <PaperLink onClick={() => change(pair)}>修改</PaperLink> : "",
  },
];

type DialogProps = { readonly start: Form; readonly onDone: (text: string) => void; readonly onClose: () => void };

const PairDialog = ({ start, onDone, onClose }: DialogProps): ReactNode => {
  const [form, setForm] = useState(start);
  const save = useAction("postPair.save", { isQuiet: true });
  const remove = useAction("postPair.remove", { isQuiet: true });
  const { one, other, basis, coversKin } = form;
  const isReady = one !== null && other !== null && one !== other && basis.trim() !== "";
  const onSave = async (): Promise<void> => {
    if (one !== null && other !== null && (await save.run({ one, other, basis, coversKin })) !== null)
      onDone("已保存，写进了操作日志。");
  };
  const onRemove = async (): Promise<void> => {
    if (one !== null && other !== null && (await remove.run({ one, other })) !== null) onDone("已取消。");
  };
  return (
    <FormDialog
      failure={save.failure ?? remove.failure}
      isReady={isReady}
      isRunning={save.isRunning || remove.isRunning}
      keyGroup="不相容职务"
      keyLabel="保存"
      onClose={onClose}
      onSave={() => void onSave()}
      saveText="保存"
      title={start.isNew ? "增加一组不相容职务" : "修改不相容职务"}
      width={560}
    >
      <Labelled label="职务">
        <Select
          aria-label="职务"
          disabled={!start.isNew}
          onChange={(value) => setForm({ ...form, one: value })}
          options={options}
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: "100%" }}
          value={one}
        />
      </Labelled>
      <Labelled label="不能同时任">
        <Select
          aria-label="不能同时任"
          disabled={!start.isNew}
          onChange={(value) => setForm({ ...form, other: value })}
          options={options.filter(({ value }) => value !== one)}
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: "100%" }}
          value={other}
        />
      </Labelled>
      <Labelled label="依据（文件名称和文号）">
        <Input
          aria-label="依据"
          maxLength={200}
          onChange={(event) => setForm({ ...form, basis: event.target.value })}
          value={basis}
        />
      </Labelled>
      <Checkbox checked={coversKin} onChange={(event) => setForm({ ...form, coversKin: event.target.checked })}>
        近亲属也不能分别担任（要回避）
      </Checkbox>
      {start.isNew ? null : (
        <div style={{ marginTop: 14 }}>
          <Popconfirm
            cancelText="不取消"
            okText="取消这一组"
            onConfirm={() => void onRemove()}
            title="取消以后，同一个人可以同时任这两个职务。确定吗？"
          >
            <Button danger size="small">
              取消这一组
            </Button>
          </Popconfirm>
        </div>
      )}
    </FormDialog>
  );
};

/** 不相容职务: which posts one person may not hold at a time; what the law says is shown, and cannot be changed. */
export const PostPairsScreen = (): ReactNode => {
  const { can } = useSession();
  const { message } = App.useApp();
  const [editing, setEditing] = useState<Form | null>(null);
  const { data, failure, reload } = useQuery("postPair.list", {});
  const pairs = data?.pairs ?? [];
  const held = pairs.filter(({ heldBy }) => heldBy.length > 0);
  const mayEdit = can("head", "administrator");
  return (
    <PageFrame
      extra={
        mayEdit ? (
          <Button onClick={() => setEditing(newForm)} type="primary">
            增加一组
          </Button>
        ) : null
      }
      subtitle="登记村里的人和职务时，同一时间任了不相容职务的不予保存。法律规定的不能改；本地的按本省、本乡镇文件核对后增改。"
      title="不相容职务"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {held.length === 0 ? null : (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={`现在有人同时任着不相容的职务：${held.map((pair) => `${heldText(pair)}（${postNames[pair.one]}、${postNames[pair.other]}）`).join("；")}。请按规定调整。`}
          type="warning"
        />
      )}
      <PaperTable
        columns={columnsOf(mayEdit ? (pair) => setEditing({ ...pair, isNew: false }) : null)}
        height="62vh"
        keyOf={(pair) => `${pair.one} ${pair.other}`}
        label="不相容职务"
        rowClass={(pair) => (pair.heldBy.length > 0 ? "paper-bad" : "")}
        rows={pairs}
        viewKey="post-pairs"
      />
      {editing === null ? null : (
        <PairDialog
          onClose={() => setEditing(null)}
          onDone={(text) => {
            setEditing(null);
            reload();
            void message.success(text);
          }}
          start={editing}
        />
      )}
    </PageFrame>
  );
};
