import { App, Button, Checkbox, Form, Input, InputNumber, Radio } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";

type Settings = OutputOf<"publicity.settings">;

/** 会议通知提前天数, by track and body. */
const noticeFields = [
  { name: "assemblyA", label: "村民会议提前通知", extra: "村民委员会组织法第二十五条" },
  { name: "congressA", label: "村民代表会议提前通知", extra: "浙江、海南为 3 天，其他地方按本地规定（待核对）" },
  { name: "assemblyB", label: "成员大会提前通知", extra: "农村集体经济组织法第二十七条" },
  { name: "congressB", label: "成员代表大会提前通知", extra: "按章程（待核对）" },
] as const;

const SettingsForm = ({ saved, onSaved }: { readonly saved: Settings; readonly onSaved: () => void }): ReactNode => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Settings>();
  const mayChange = useSession((state) => state.can)("bookkeeper", "head", "administrator");
  const save = useAction("publicity.saveSettings", { isQuiet: true });
  const submit = async (settings: Settings): Promise<void> => {
    if ((await save.run(settings)) === null) return;
    void message.success("公开设置已保存");
    onSaved();
  };
  useKeys("公开设置", [{ keys: "F8 / Ctrl+S", label: "保存公开设置", run: () => form.submit() }]);
  return (
    <Form
      disabled={!mayChange}
      form={form}
      initialValues={saved}
      layout="vertical"
      onFinish={submit}
      requiredMark={false}
    >
      <FailureAlert failure={save.failure} />
      <section className="panel">
        <h2>张贴版</h2>
        <div className="row-form">
          <Form.Item label="平常用的纸" name="paper">
            <Radio.Group options={["A3", "A4"]} />
          </Form.Item>
          <Form.Item label="平常张贴的地点" name="place" rules={[{ required: true, message: "请填地点" }]}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item extra="印在每份张贴版上" label="监督电话" name="phone">
            <Input maxLength={30} />
          </Form.Item>
        </div>
        <Form.Item name="hidesAccounts" style={{ marginBottom: 6 }} valuePropName="checked">
          <Checkbox>遮住银行账号（只留后四位）</Checkbox>
        </Form.Item>
        <Form.Item name="hidesIds" style={{ marginBottom: 6 }} valuePropName="checked">
          <Checkbox>遮住身份证号、手机号</Checkbox>
        </Form.Item>
        <Form.Item
          extra="村里的公开栏一般写全名，群众才看得明白；网上公开时打开。按本乡镇的要求定（待核对）。"
          name="hidesNames"
          valuePropName="checked"
        >
          <Checkbox>个人姓名只留姓</Checkbox>
        </Form.Item>
      </section>
      <section className="panel">
        <h2>天数</h2>
        <div className="row-form">
          <Form.Item extra="村民委员会组织法要求不少于 15 天；张贴当天不算" label="至少张贴" name="leastDays">
            <InputNumber max={365} min={1} precision={0} suffix="天" />
          </Form.Item>
          <Form.Item
            extra="有的省规定 10 天，请按本地文件核对（待核对）"
            label="群众意见多少天内答复"
            name="answerDays"
          >
            <InputNumber max={365} min={1} precision={0} suffix="天" />
          </Form.Item>
          <Form.Item extra="党内和两委议事规则按本地规定（待核对）" label="两委、党员大会到会" name="meetingQuorum">
            <Radio.Group
              options={[
                { value: "half", label: "过半数" },
                { value: "two-thirds", label: "三分之二以上" },
              ]}
            />
          </Form.Item>
        </div>
        <div className="row-form">
          {noticeFields.map(({ name, label, extra }) => (
            <Form.Item extra={extra} key={name} label={label} name={["noticeDays", name]}>
              <InputNumber max={60} min={0} precision={0} suffix="天" />
            </Form.Item>
          ))}
        </div>
        <p className="soft">
          季度结束后多少天内要张贴，在“期末—疑点参数”里定；乡镇另有文件的，在“支出规则”里加一条“公开义务”，从严的算。
        </p>
      </section>
      {mayChange ? (
        <Button htmlType="submit" loading={save.isRunning} type="primary">
          保存（F8）
        </Button>
      ) : null}
    </Form>
  );
};

/** 公开设置 of the office. */
export const PublicitySettingsScreen = (): ReactNode => {
  const { data, failure, reload } = useQuery("publicity.settings", {});
  return (
    <PageFrame
      subtitle="张贴版印成什么样、遮住什么、要贴几天。改了以后定稿的才用新的，已经定稿的不变。"
      title="公开设置"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {data === null ? null : <SettingsForm key={JSON.stringify(data)} onSaved={reload} saved={data} />}
    </PageFrame>
  );
};
