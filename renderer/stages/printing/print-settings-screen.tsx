import { App, Button, Checkbox, Form, Input, InputNumber, Radio, Select, Space } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { voucherPaperNames } from "#domain/vouchers/voucher-paper.ts";
import { momentText } from "#renderer/format/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { paperWords } from "./paper-words.ts";
import { usePreview } from "./preview-store.ts";

type Settings = OutputOf<"print.settings">;
/** In the form offsets are millimetres with one decimal, as people measure them. */
type Fields = Omit<Settings, "printers"> & {
  readonly printers: readonly { readonly name: string; readonly x: number | null; readonly y: number | null }[];
};

const fieldsOf = (settings: Settings): Fields => ({
  ...settings,
  printers: settings.printers.map(({ name, offsetX, offsetY }) => ({ name, x: offsetX / 10, y: offsetY / 10 })),
});

const tenths = (millimetres: number | null | undefined): number => Math.round((millimetres ?? 0) * 10);

const settingsOf = (fields: Fields): Settings => ({
  ...fields,
  printers: fields.printers.map(({ name, x, y }) => ({ name: name.trim(), offsetX: tenths(x), offsetY: tenths(y) })),
});

const Printers = ({ onTest }: { readonly onTest: (index: number) => void }) => (
  <Form.List name="printers">
    {(rows, { add, remove }) => (
      <>
        {rows.map(({ key, name }) => (
          <Space align="baseline" key={key} wrap>
            <Form.Item label="打印机" name={[name, "name"]} rules={[{ required: true, message: "请起个名字" }]}>
              <Input maxLength={40} placeholder="例如 窗口边的针式" />
            </Form.Item>
            <Form.Item label="左右偏移" name={[name, "x"]}>
              <InputNumber aria-label="左右偏移" max={30} min={-30} precision={1} step={0.5} suffix="毫米" />
            </Form.Item>
            <Form.Item label="上下偏移" name={[name, "y"]}>
              <InputNumber aria-label="上下偏移" max={30} min={-30} precision={1} step={0.5} suffix="毫米" />
            </Form.Item>
            <Button onClick={() => onTest(name)}>打印测试页</Button>
            <Button onClick={() => remove(name)}>删除</Button>
          </Space>
        ))}
        <div>
          <Button onClick={() => add({ name: "", x: 0, y: 0 })}>添加打印机</Button>
        </div>
      </>
    )}
  </Form.List>
);

const SettingsForm = ({ saved, onSaved }: { readonly saved: Settings; readonly onSaved: () => void }) => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const mayChange = useSession((state) => state.can)("bookkeeper", "head", "administrator");
  const show = usePreview((state) => state.show);
  const save = useAction("print.saveSettings", { isQuiet: true });
  const test = useAction("print.testSheet");
  const submit = async (fields: Fields): Promise<void> => {
    if ((await save.run(settingsOf(fields))) === null) return;
    void message.success("打印设置已保存");
    onSaved();
  };
  const testPrinter = async (index: number): Promise<void> => {
    const { paper, lineCount, hasGrid, isOverprint, printers } = await form.validateFields();
    const printer = printers[index];
    const [offsetX, offsetY] = [tenths(printer?.x), tenths(printer?.y)];
    const file = await test.run({ printing: { paper, lineCount, hasGrid, isOverprint }, offsetX, offsetY });
    if (file !== null) show({ title: "打印测试页", file, release: () => Promise.resolve(file) });
  };
  useKeys("打印设置", [{ keys: "F8 / Ctrl+S", label: "保存打印设置", run: () => form.submit() }]);
  return (
    <Form
      disabled={!mayChange}
      form={form}
      initialValues={fieldsOf(saved)}
      layout="vertical"
      onFinish={submit}
      requiredMark={false}
    >
      <FailureAlert failure={save.failure} />
      <section className="panel">
        <h2>凭证</h2>
        <div className="row-form">
          <Form.Item label="纸张" name="paper">
            <Select options={voucherPaperNames.map((paper) => ({ value: paper, label: paperWords[paper] }))} />
          </Form.Item>
          <Form.Item label="每张行数" name="lineCount">
            <Radio.Group
              options={[
                { value: 5, label: "5 行" },
                { value: 6, label: "6 行" },
              ]}
            />
          </Form.Item>
          <Form.Item extra="空着就留给手签。" label="会计主管（印在凭证下面）" name="supervisorName">
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item extra="空着就留给手签。" label="出纳（印在凭证下面）" name="cashierName">
            <Input maxLength={20} />
          </Form.Item>
        </div>
        <Form.Item name="hasGrid" style={{ marginBottom: 6 }} valuePropName="checked">
          <Checkbox>金额分格（亿千百十万千百十元角分）</Checkbox>
        </Form.Item>
        <Form.Item
          extra="只印数字和文字，不印格子。各厂套打纸的格子位置不完全一样（待核对），请先打测试页。"
          name="isOverprint"
          valuePropName="checked"
        >
          <Checkbox>套打（印好格子的凭证纸）</Checkbox>
        </Form.Item>
      </section>
      <section className="panel">
        <h2>打印机偏移</h2>
        <p className="soft">打出来偏左几毫米，左右偏移就加几毫米；偏上几毫米，上下偏移就加几毫米。反过来就填负数。</p>
        <Printers onTest={(index) => void testPrinter(index)} />
      </section>
      {mayChange ? (
        <Button htmlType="submit" loading={save.isRunning} title="F8" type="primary">
          保存打印设置
        </Button>
      ) : (
        <p className="soft">打印设置由会计、主管或管理员修改。</p>
      )}
    </Form>
  );
};

type Job = OutputOf<"print.record">["jobs"][number];

const jobColumns: readonly PaperColumn<Job>[] = [
  { key: "at", title: "时间", width: 170, cell: (job) => momentText(job.at) },
  { key: "by", title: "打印人", width: 110, cell: (job) => job.personName },
  { key: "first", title: "从", width: 150, cell: (job) => job.firstName },
  { key: "last", title: "到", width: 150, cell: (job) => job.lastName },
  { key: "count", title: "张数", width: 80, align: "center", cell: (job) => job.voucherCount },
  {
    key: "again",
    title: "重打",
    width: 80,
    align: "center",
    cell: (job) => (job.againCount === 0 ? "" : job.againCount),
  },
  { key: "paper", title: "纸张", width: 180, cell: (job) => paperWords[job.paper] },
  { key: "printer", title: "打印机", cell: (job) => job.printer },
];

/** 打印设置: papers, printers with their offsets, and what was printed when by whom. */
export const PrintSettingsScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const { data, failure, reload } = useQuery("print.settings", {});
  const record = useQuery("print.record", ledgerId === null ? null : { ledgerId, voucherId: null });
  return (
    <PageFrame subtitle="纸张和打印机是全办公室共用的；打印记录是当前账套的。" title="打印设置">
      <FailureAlert failure={failure} onRetry={reload} />
      {data === null ? null : <SettingsForm key={JSON.stringify(data)} onSaved={reload} saved={data} />}
      <h2 style={{ fontSize: 18, margin: "20px 0 10px" }}>凭证打印记录</h2>
      <PaperTable
        columns={jobColumns}
        empty={record.isLoading ? null : <EmptyHint text="当前账套还没有打印过凭证" />}
        height="40vh"
        keyOf={(job) => job.id}
        label="凭证打印记录"
        rows={record.data?.jobs ?? []}
        viewKey="print-record"
      />
    </PageFrame>
  );
};
