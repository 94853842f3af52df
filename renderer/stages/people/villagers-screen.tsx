import { Alert, App, Button, Collapse, Input, Segmented, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { postNames } from "#domain/people/village-posts.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { useVillage } from "./use-village.tsx";
import { VillagerDialog } from "./villager-dialog.tsx";
import { postsOn, type Villager } from "./villager-form.ts";
import { VillagerImport } from "./villager-import.tsx";

type Listed = OutputOf<"villager.list">;

const columnsFor = (today: LocalDate, open: (person: Villager) => void): readonly PaperColumn<Villager>[] => [
  {
    key: "name",
    title: "姓名",
    width: 120,
    cell: (person) => <PaperLink onClick={() => open(person)}>{person.name}</PaperLink>,
  },
  { key: "tail", title: "身份证后四位", width: 110, align: "center", cell: (person) => person.idTail },
  {
    key: "posts",
    title: "现任职务",
    width: 220,
    hint: (person) => postsOn(person, today),
    cell: (person) => postsOn(person, today),
  },
  {
    key: "since",
    title: "任职起",
    width: 120,
    cell: (person) => person.posts.map((post) => post.fromOn).toSorted()[0] ?? "",
  },
  { key: "phone", title: "电话", width: 130, cell: (person) => person.phone },
  { key: "bank", title: "开户银行", width: 150, hint: (person) => person.bankName, cell: (person) => person.bankName },
  { key: "account", title: "银行账号", width: 200, cell: (person) => person.bankAccount },
  { key: "household", title: "户", width: 110, cell: (person) => person.household },
  {
    key: "relations",
    title: "关联人",
    width: 170,
    hint: (person) => person.relations.map(({ relation, name }) => `${relation} ${name}`).join("、"),
    cell: (person) => person.relations.map(({ relation, name }) => `${relation} ${name}`).join("、"),
  },
  { key: "state", title: "状态", width: 80, cell: (person) => (person.isActive ? "在用" : <Tag>停用</Tag>) },
];

const Conflicts = ({ conflicts }: Pick<Listed, "conflicts">): ReactNode =>
  conflicts.length === 0 ? null : (
    <Alert
      showIcon
      style={{ marginBottom: 12 }}
      title={`近亲属回避：${conflicts
        .map(
          (each) =>
            `${postNames[each.post]}${each.name}与${postNames[each.relativePost]}${each.relativeName}是近亲属（${each.basis}）`,
        )
        .join("；")}。请核对，按规定调整。`}
      type="warning"
    />
  );

/** 一个账号两个人: told, never refused, for a family may share one. */
const SharedAccounts = ({ shared }: { readonly shared: Listed["sharedAccounts"] }): ReactNode =>
  shared.length === 0 ? null : (
    <Alert
      showIcon
      style={{ marginBottom: 12 }}
      title={`银行账号相同：${shared
        .map(({ account, names }) => `${names.join("、")}都是 ${account}`)
        .join("；")}。请核对是不是填错；确实合用的，发放前让本人书面确认。`}
      type="warning"
    />
  );

const Pairs = ({ pairs }: Pick<Listed, "pairs">): ReactNode => (
  <Collapse
    ghost
    items={[
      {
        key: "pairs",
        label: "哪些职务不能由同一个人同时担任",
        children: (
          <ul style={{ margin: 0 }}>
            {pairs.map((pair) => (
              <li key={`${pair.one} ${pair.other}`}>
                {postNames[pair.one]} 与 {postNames[pair.other]}
                {pair.coversKin ? "（近亲属也要回避）" : ""}：{pair.basis} {pair.isUnverified && <Tag>待核对</Tag>}
              </li>
            ))}
          </ul>
        ),
      },
    ]}
  />
);

const People = ({ villageId, picker }: { readonly villageId: string; readonly picker: ReactNode }): ReactNode => {
  const { today, can } = useSession();
  const { message } = App.useApp();
  const [wanted, setWanted] = useState("");
  const [who, setWho] = useState<string>("now");
  const [editing, setEditing] = useState<Villager | "new" | "file" | null>(null);
  const { data, failure, isLoading, reload } = useQuery("villager.list", { villageId, on: today });
  const all = data?.people ?? [];
  const mayEdit = can("bookkeeper", "head");
  const shown = all.filter(
    (person) =>
      (who === "all" || (person.isActive && (who === "any" || postsOn(person, today) !== ""))) &&
      (wanted === "" || `${person.name}${postsOn(person, today)}${person.household}`.includes(wanted)),
  );
  const done = (text: string): void => {
    setEditing(null);
    reload();
    void message.success(text);
  };
  const open = (person: Villager): void => {
    if (mayEdit) setEditing(person);
  };
  useKeys("人员与职务", [{ keys: "F11", label: "登记人员", run: mayEdit ? () => setEditing("new") : null }]);
  return (
    <PageFrame
      extra={
        <>
          {picker}
          {mayEdit && <Button onClick={() => setEditing("file")}>从 Excel 导入</Button>}
          {mayEdit && (
            <Button onClick={() => setEditing("new")} type="primary">
              登记人员（F11）
            </Button>
          )}
        </>
      }
      subtitle="村干部、村民代表、党员、监委会和临时人员，任什么职、从哪天到哪天；干部的近亲属和有利益关系的单位也在这里申报。报酬、误工和关联付款都看这张登记。"
      title="人员与职务"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <Conflicts conflicts={data?.conflicts ?? []} />
      <SharedAccounts shared={data?.sharedAccounts ?? []} />
      <div style={{ display: "flex", gap: 12, marginBottom: 8, alignItems: "center" }}>
        <Segmented
          onChange={(next) => setWho(next)}
          options={[
            { value: "now", label: "现任" },
            { value: "any", label: "在用" },
            { value: "all", label: "全部" },
          ]}
          value={who}
        />
        <Input
          allowClear
          aria-label="查找人员"
          onChange={(event) => setWanted(event.target.value.trim())}
          placeholder="姓名、职务或户"
          style={{ width: 220 }}
        />
        {data?.isMasked === true && <span className="soft">电话和账号已遮盖，记账会计、出纳和主管可以看全。</span>}
      </div>
      <PaperTable
        below={60}
        columns={columnsFor(today, open)}
        empty={
          isLoading ? null : (
            <EmptyHint hint="可以一个一个登记，也可以下载表格填好后一次导入。" text="这里还没有人员">
              {mayEdit && (
                <Button onClick={() => setEditing("new")} type="primary">
                  登记人员
                </Button>
              )}
            </EmptyHint>
          )
        }
        keyOf={(person) => person.id}
        label="人员与职务"
        onOpen={open}
        rows={shown}
        viewKey={`villagers/${villageId}`}
      />
      <Pairs pairs={data?.pairs ?? []} />
      {editing === "file" && <VillagerImport onClose={() => setEditing(null)} onDone={done} villageId={villageId} />}
      {editing !== null && editing !== "file" && (
        <VillagerDialog
          onClose={() => setEditing(null)}
          onDone={(name) => done(`${name} 已保存`)}
          others={all.filter((person) => editing === "new" || person.id !== editing.id)}
          person={editing === "new" ? null : editing}
          villageId={villageId}
        />
      )}
    </PageFrame>
  );
};

/** 人员与职务 of one village. */
export const VillagersScreen = (): ReactNode => {
  const { villageId, picker } = useVillage();
  return villageId === null ? null : <People key={villageId} picker={picker} villageId={villageId} />;
};
