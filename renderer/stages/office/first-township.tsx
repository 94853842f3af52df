import { Button, Form, Input } from "antd";
import { initialsOf } from "#renderer/format/search.ts";

export type TownshipFields = { readonly name: string; readonly code: string; readonly divisionCode: string };

type Props = {
  readonly fields: TownshipFields;
  readonly onBack: () => void;
  readonly onNext: (fields: TownshipFields) => void;
};

/** The township whose villages' books are kept here. */
export const FirstTownship = ({ fields, onBack, onNext }: Props) => {
  const [form] = Form.useForm<TownshipFields>();
  const suggestCode = (name: string): void => {
    if (!form.isFieldTouched("code")) form.setFieldValue("code", initialsOf(name).toUpperCase().slice(0, 20));
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={fields}
      requiredMark={false}
      onFinish={onNext}
      scrollToFirstError
    >
      <h1>填写乡镇</h1>
      <Form.Item
        name="name"
        label="乡镇（街道）名称"
        rules={[{ required: true, whitespace: true, message: "请填写乡镇名称" }]}
      >
        <Input
          autoFocus
          maxLength={100}
          placeholder="例如 青禾镇"
          onChange={(event) => {
            suggestCode(event.target.value);
          }}
        />
      </Form.Item>
      <Form.Item
        name="code"
        label="代号"
        extra="用在工作簿和备份的文件名里，已按拼音首字母填好，可以改。"
        rules={[{ required: true, whitespace: true, message: "请填写代号，例如 QHZ" }]}
      >
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item
        name="divisionCode"
        label="行政区划代码（可以不填）"
        rules={[{ pattern: /^\d{6,12}$/, message: "应为 6 到 12 位数字" }]}
      >
        <Input maxLength={12} inputMode="numeric" placeholder="9 位或 12 位数字" />
      </Form.Item>
      <div className="button-row">
        <Button size="large" onClick={onBack}>
          上一步
        </Button>
        <Button type="primary" size="large" htmlType="submit">
          下一步
        </Button>
      </div>
    </Form>
  );
};
