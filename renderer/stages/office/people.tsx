import { Button, Table, Tag, type TableColumnsType } from "antd";
import { useState } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { useShownAntTable } from "#renderer/ui/shown-ant-table.ts";
import { rolesText } from "#renderer/words/labels.ts";
import { PasswordDialog } from "./password-dialog.tsx";
import { PersonDialog } from "./person-dialog.tsx";
import { useSession, type Person } from "./session-store.ts";

type Dialog =
  { readonly kind: "person"; readonly person: Person | null } | { readonly kind: "password"; readonly person: Person };

const stateTag = (person: Person) => {
  if (!person.isActive) return <Tag>已停用</Tag>;
  return person.mustChangePassword ? <Tag color="gold">等待本人改密码</Tag> : <Tag color="green">正常</Tag>;
};

/** 人员: who may sign in and with which duties. */
export const People = () => {
  const { data, failure, isLoading, reload } = useQuery("person.list", {});
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { can, person: self } = useSession();
  const isAdministrator = can("administrator");
  const add = (): void => {
    setDialog({ kind: "person", person: null });
  };
  useKeys("人员", isAdministrator ? [{ keys: "F11 / Alt+N", label: "添加人员", run: add }] : []);
  const columns: TableColumnsType<Person> = [
    { title: "姓名", dataIndex: "name", key: "name" },
    { title: "登录名", dataIndex: "login", key: "login" },
    { title: "岗位", key: "roles", render: (_text, person) => rolesText(person.roles) },
    { title: "状态", key: "state", width: 160, render: (_text, person) => stateTag(person) },
    {
      title: "操作",
      key: "do",
      width: 220,
      render: (_text, person) =>
        isAdministrator ? (
          <span className="button-row">
            <Button
              size="small"
              onClick={() => {
                setDialog({ kind: "person", person });
              }}
            >
              修改
            </Button>
            <Button
              size="small"
              onClick={() => {
                setDialog({ kind: "password", person });
              }}
            >
              {person.id === self?.id ? "改密码" : "重置密码"}
            </Button>
          </span>
        ) : null,
    },
  ];
  const close = (): void => {
    setDialog(null);
    reload();
  };
  useShownAntTable({ label: "人员", columns, rows: data?.persons ?? [] });
  return (
    <PageFrame
      title="人员"
      subtitle={
        isAdministrator
          ? "每个人用自己的登录名登录；凭证由一个人制单，必须由另一个人审核。"
          : "人员由管理员添加和修改。"
      }
      extra={
        isAdministrator ? (
          <Button type="primary" onClick={add} title="F11">
            添加人员
          </Button>
        ) : null
      }
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <Table<Person>
        size="small"
        rowKey="id"
        bordered
        loading={isLoading}
        columns={columns}
        dataSource={data?.persons ?? []}
        pagination={false}
        scroll={{ x: 760 }}
        locale={{ emptyText: isLoading ? "正在读取……" : <EmptyHint text="还没有人员" /> }}
      />
      {isAdministrator && data?.persons.length === 1 ? (
        <p className="soft">现在只有一个人。至少还要添加一位记账会计和一位审核，才能制单、审核、记账。</p>
      ) : null}
      {dialog?.kind === "person" ? <PersonDialog person={dialog.person} onClose={close} /> : null}
      {dialog?.kind === "password" ? (
        <PasswordDialog person={dialog.person} isOwn={dialog.person.id === self?.id} onClose={close} />
      ) : null}
    </PageFrame>
  );
};
