import { Button, Form, Input, InputNumber, Modal, Popconfirm, Select, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { Fen } from "#domain/core/fen.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { valuesOfTemplate } from "#domain/vouchers/template.ts";
import { TemplateLineEditor } from "./template-line-editor.tsx";
import type { Template, TemplateLineInput } from "./template-lines.ts";
import "./template.css";

const scheduleWords = { none: "用时再取", monthly: "每月一张", quarterly: "每季一张" } as const;

type DialogProps = {
  readonly template: Template | null;
  readonly ledgerId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const firstLines: readonly TemplateLineInput[] = [
  { summary: "", accountCode: "", side: "debit", formula: "[金额]", categoryId: null, items: [] },
  { summary: "", accountCode: "", side: "credit", formula: "=", categoryId: null, items: [] },
];

/** One template: its lines, the amounts it starts with, and whether it comes back every month or quarter. F8 saves. */
const TemplateEditor = ({ template, ledgerId, onClose, onDone }: DialogProps): ReactNode => {
  const [name, setName] = useState(template?.name ?? "");
  const [lines, setLines] = useState<readonly TemplateLineInput[]>(template?.lines ?? firstLines);
  const [isOwn, setIsOwn] = useState(template !== null && template.ledgerId !== null);
  const [schedule, setSchedule] = useState<keyof typeof scheduleWords>(template?.schedule ?? "none");
  const [day, setDay] = useState(template?.day ?? 25);
  const [defaults, setDefaults] = useState<Readonly<Record<string, Fen | null>>>(
    Object.fromEntries((template?.defaults ?? []).map((each) => [each.name, each.amountFen])),
  );
  const save = useAction("template.save", { isQuiet: true });
  const values = valuesOfTemplate(lines.map((line) => ({ ...line, categoryId: null, items: [] })));
  const isReady =
    name.trim() !== "" &&
    lines.length > 0 &&
    lines.every((line) => line.accountCode !== "" && line.formula.trim() !== "");
  const keep = async (): Promise<void> => {
    if (!isReady || save.isRunning) return;
    const done = await save.run({
      id: template?.id ?? null,
      ledgerId: isOwn || schedule !== "none" ? ledgerId : null,
      name: name.trim(),
      lines: lines.map((line) => ({ ...line, formula: line.formula.trim() })),
      defaults: values.flatMap((each) => {
        const amountFen = defaults[each] ?? null;
        return amountFen === null ? [] : [{ name: each, amountFen }];
      }),
      schedule,
      day,
    });
    if (done !== null) onDone();
  };
  useKeys("凭证模板", [{ keys: "F8 / Ctrl+S", label: "保存模板", run: () => void keep() }], { isDialog: true });
  return (
    <Modal
      cancelText="关闭（Esc）"
      confirmLoading={save.isRunning}
      okButtonProps={{ disabled: !isReady }}
      okText="保存（F8）"
      onCancel={onClose}
      onOk={() => void keep()}
      open
      title={template === null ? "新建凭证模板" : `凭证模板 ${template.name}`}
      width={1080}
    >
      <FailureAlert failure={save.failure} />
      <Form layout="vertical">
        <div className="row-form">
          <Form.Item htmlFor="template-name" label="名称" required>
            <Input
              autoFocus
              id="template-name"
              maxLength={60}
              onChange={(event) => setName(event.target.value)}
              value={name}
            />
          </Form.Item>
          <Form.Item label="给谁用">
            <Select
              aria-label="给谁用"
              disabled={schedule !== "none"}
              onChange={(value) => setIsOwn(value === "own")}
              options={[
                { value: "all", label: "所有账套" },
                { value: "own", label: "只给当前账套" },
              ]}
              value={isOwn || schedule !== "none" ? "own" : "all"}
            />
          </Form.Item>
          <Form.Item label="周期">
            <Select
              aria-label="周期"
              onChange={setSchedule}
              options={(["none", "monthly", "quarterly"] as const).map((value) => ({
                value,
                label: scheduleWords[value],
              }))}
              value={schedule}
            />
          </Form.Item>
          {schedule !== "none" && (
            <Form.Item label="几号到期">
              <InputNumber
                aria-label="几号到期"
                max={31}
                min={1}
                onChange={(value) => setDay(value ?? 25)}
                precision={0}
                value={day}
              />
            </Form.Item>
          )}
        </div>
        <TemplateLineEditor ledgerId={ledgerId} lines={lines} onChange={setLines} />
        {values.length > 0 && (
          <div className="row-form">
            {values.map((each) => (
              <Form.Item key={each} label={`${each}的常用数`}>
                <AmountField
                  label={`${each}的常用数`}
                  onChange={(amountFen) => setDefaults({ ...defaults, [each]: amountFen })}
                  value={defaults[each] ?? null}
                />
              </Form.Item>
            ))}
          </div>
        )}
      </Form>
    </Modal>
  );
};

const columnsFor = (
  edit: (template: Template) => void,
  remove: ((template: Template) => void) | null,
): readonly PaperColumn<Template>[] => [
  {
    key: "name",
    title: "名称",
    width: 240,
    cell: (row) => <PaperLink onClick={() => edit(row)}>{row.name}</PaperLink>,
  },
  { key: "of", title: "给谁用", width: 120, cell: (row) => (row.ledgerId === null ? "所有账套" : "当前账套") },
  {
    key: "schedule",
    title: "周期",
    width: 150,
    cell: (row) =>
      row.schedule === "none" ? scheduleWords.none : `${scheduleWords[row.schedule]}，${String(row.day)} 号`,
  },
  {
    key: "lines",
    title: "分录",
    width: 420,
    cell: (row) =>
      row.lines.map((line) => `${line.side === "debit" ? "借" : "贷"} ${line.accountCode} ${line.formula}`).join("；"),
    hint: (row) =>
      row.lines.map((line) => `${line.side === "debit" ? "借" : "贷"} ${line.accountCode} ${line.formula}`).join("；"),
  },
  {
    key: "actions",
    title: "",
    width: 90,
    cell: (row) =>
      remove === null ? null : (
        <Popconfirm
          cancelText="不删"
          okText="删除"
          onConfirm={() => remove(row)}
          title={`删除模板“${row.name}”？已做的凭证不受影响。`}
        >
          <Button size="small">删除</Button>
        </Popconfirm>
      ),
  },
];

/** 凭证模板: the templates of all and of the chosen set of books, and those that come back by themselves. */
export const TemplatesScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const can = useSession((state) => state.can);
  const [editing, setEditing] = useState<Template | "new" | null>(null);
  const { data, failure, isLoading, reload } = useQuery("template.list", ledgerId === null ? null : { ledgerId });
  const remove = useAction("template.delete");
  const canEdit = can("bookkeeper", "head");
  useKeys("凭证模板", [{ keys: "F11", label: "新建模板", run: canEdit ? () => setEditing("new") : null }]);
  if (ledgerId === null) return null;
  const drop = (template: Template): void => {
    void (async () => {
      if ((await remove.run({ id: template.id })) !== null) reload();
    })();
  };
  return (
    <PageFrame
      extra={
        canEdit && (
          <Space>
            <Button onClick={() => setEditing("new")} type="primary">
              新建（F11）
            </Button>
          </Space>
        )
      }
      subtitle="录凭证时按 F4 取用；定了周期的，到期会在首页提醒，一键生成草稿。"
      title="凭证模板"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(setEditing, canEdit ? drop : null)}
        empty={isLoading ? null : <EmptyHint hint="常做的凭证存成模板，以后只填金额。" text="还没有模板" />}
        keyOf={(row) => row.id}
        label="凭证模板"
        onOpen={setEditing}
        rows={data?.templates ?? []}
        viewKey={`templates/${ledgerId}`}
      />
      {editing !== null && (
        <TemplateEditor
          key={editing === "new" ? "new" : editing.id}
          ledgerId={ledgerId}
          onClose={() => setEditing(null)}
          onDone={() => {
            setEditing(null);
            reload();
          }}
          template={editing === "new" ? null : editing}
        />
      )}
    </PageFrame>
  );
};
