import { App, Button, Checkbox, Descriptions, Form, Input, InputNumber, Spin } from "antd";
import type { OutputOf } from "#contract/contract.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { useSession } from "./session-store.ts";

type SettingsFields = OutputOf<"settings.show">;

type FormProps = { readonly saved: OutputOf<"settings.show">; readonly onSaved: () => void };

const wholeNumber = (least: number, most: number) => [
  {
    required: true,
    type: "integer" as const,
    min: least,
    max: most,
    message: `请填 ${String(least)} 到 ${String(most)} 的整数`,
  },
];

const SettingsForm = ({ saved, onSaved }: FormProps) => {
  const { message } = App.useApp();
  const [form] = Form.useForm<SettingsFields>();
  const mayChange = useSession((state) => state.can)("administrator", "head");
  const save = useAction("settings.save", { isQuiet: true });
  const submit = async (fields: SettingsFields): Promise<void> => {
    const backupFolder = fields.backupFolder.trim();
    if ((await save.run({ ...fields, backupFolder })) === null) return;
    void message.success("设置已保存");
    onSaved();
  };
  useKeys("设置", [
    {
      keys: "F8 / Ctrl+S",
      label: "保存设置",
      run: () => {
        form.submit();
      },
    },
  ]);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!mayChange}
      initialValues={saved}
      onFinish={submit}
    >
      <FailureAlert failure={save.failure} />
      <section className="panel">
        <h2>备份</h2>
        <Form.Item
          name="backupFolder"
          label="备份文件夹"
          extra="请用U盘或第二块硬盘上的文件夹，例如 E:\乡账备份；与账本放在同一块硬盘上，硬盘坏了会一起丢。"
        >
          <Input autoFocus maxLength={1000} placeholder="例如 E:\乡账备份" />
        </Form.Item>
        <Form.Item name="backupBeforeClose" valuePropName="checked" style={{ marginBottom: 6 }}>
          <Checkbox>每次结账前自动备份（备份没有通过核对就不结账）</Checkbox>
        </Form.Item>
        <Form.Item name="backupOnQuit" valuePropName="checked">
          <Checkbox>退出程序时自动备份</Checkbox>
        </Form.Item>
      </section>
      <section className="panel">
        <h2>制度与对账</h2>
        <Form.Item
          name="needsTownshipOpinion"
          valuePropName="checked"
          extra="勾选后，村里通过的限额要由乡镇填写意见才生效。"
        >
          <Checkbox>限额决议要有乡镇意见</Checkbox>
        </Form.Item>
        <Form.Item
          name="statementBlocksClose"
          valuePropName="checked"
          extra="不勾选的，结账时只提醒。在用的账户没有收付也要有对账单，才能证明余额。"
        >
          <Checkbox>在用的银行账户缺月末对账单的，不能结账</Checkbox>
        </Form.Item>
        <Form.Item
          name="unbookedBlocksClose"
          valuePropName="checked"
          extra="新建的乡镇默认勾选。不勾选的，结账时只提醒：没有记账的流水列进余额调节表，作为银行已收付、账上未收付的款项。"
        >
          <Checkbox>还有银行流水没有凭证的，不能结账</Checkbox>
        </Form.Item>
        <div className="row-form">
          <Form.Item
            name="categoryHoldDays"
            label="被拦下的草稿删掉后，几天内换分类再录要写原因"
            extra="同一张单据、同一个收款人或同一金额，算同一笔。"
            rules={wholeNumber(1, 366)}
          >
            <InputNumber style={{ width: "100%" }} suffix="天" />
          </Form.Item>
          <Form.Item name="matchDaysBefore" label="自动对账：银行日期最多早于凭证几天" rules={wholeNumber(0, 60)}>
            <InputNumber style={{ width: "100%" }} suffix="天" />
          </Form.Item>
          <Form.Item
            name="matchDaysAfter"
            label="自动对账：银行日期最多晚于凭证几天"
            extra="凭证都在月末集中做的，请放宽到 31 天。"
            rules={wholeNumber(0, 60)}
          >
            <InputNumber style={{ width: "100%" }} suffix="天" />
          </Form.Item>
        </div>
      </section>
      {mayChange ? (
        <Button type="primary" htmlType="submit" loading={save.isRunning} title="F8">
          保存设置
        </Button>
      ) : (
        <p className="soft">设置由管理员或主管修改。</p>
      )}
    </Form>
  );
};

/** 设置: backups, thresholds of the tests, and what program and ledger these are. */
export const Settings = () => {
  const { data, failure, isLoading, reload } = useQuery("settings.show", {});
  const { office, township } = useSession();
  return (
    <PageFrame title="设置">
      <FailureAlert failure={failure} onRetry={reload} />
      {isLoading && data === null ? (
        <Spin description="正在读取……">
          <div style={{ height: 120 }} />
        </Spin>
      ) : null}
      {data === null ? null : <SettingsForm saved={data} onSaved={reload} />}
      <section className="panel" style={{ marginTop: 16 }}>
        <h2>关于</h2>
        <Descriptions
          column={1}
          size="small"
          items={[
            { key: "township", label: "乡镇", children: `${township?.name ?? ""}（代号 ${township?.code ?? ""}）` },
            { key: "ledger", label: "账本文件", children: office?.ledgerPath ?? "" },
            {
              key: "version",
              label: "程序版本",
              children: `${office?.programVersion ?? ""}（账本版本 ${String(office?.schemaVersion ?? "")}）`,
            },
          ]}
        />
      </section>
    </PageFrame>
  );
};
