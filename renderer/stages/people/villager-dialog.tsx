import { Input, Select, Switch, Tabs } from "antd";
import { useState, type ReactNode } from "react";
import { localDate } from "#domain/core/dates.ts";
import { isPostKind, postKinds, postNames } from "#domain/people/village-posts.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { RowEditor } from "#renderer/ui/row-editor.tsx";
import {
  emptyVillager,
  inputOf,
  type PostInput,
  type RelationInput,
  type Villager,
  type VillagerInput,
} from "./villager-form.ts";

type FieldsProps = { readonly value: VillagerInput; readonly onChange: (part: Partial<VillagerInput>) => void };

const PersonFields = ({ value, onChange }: FieldsProps): ReactNode => {
  const text = (
    label: string,
    key: "name" | "idTail" | "phone" | "bankName" | "bankAccount" | "household" | "note",
    of: { readonly most: number; readonly hint?: string },
  ): ReactNode => (
    <Labelled {...(of.hint === undefined ? {} : { hint: of.hint })} isRequired={key === "name"} label={label}>
      <Input
        aria-label={label}
        autoFocus={key === "name"}
        maxLength={of.most}
        onChange={(event) => onChange({ [key]: event.target.value })}
        value={value[key]}
      />
    </Labelled>
  );
  return (
    <div className="row-form">
      {text("姓名", "name", { most: 40 })}
      {text("身份证后四位", "idTail", { most: 4, hint: "只留后四位，用来分清同名的人" })}
      {text("电话", "phone", { most: 20 })}
      {text("户名或户号", "household", { most: 40, hint: "同一户的人写成一样" })}
      {text("开户银行", "bankName", { most: 60 })}
      {text("银行账号", "bankAccount", { most: 40, hint: "本人收报酬、补贴的账号" })}
      {text("备注", "note", { most: 200 })}
      <Labelled hint="不在本村任职、也不再发放的，关掉" label="在用">
        <Switch aria-label="在用" checked={value.isActive} onChange={(isActive) => onChange({ isActive })} />
      </Labelled>
    </div>
  );
};

const PostsEditor = ({ value, onChange, today }: FieldsProps & { readonly today: string }): ReactNode => (
  <RowEditor<PostInput>
    addText="增加职务"
    cellsOf={(post, at, change) => [
      <Select
        aria-label={`第${at + 1}项职务`}
        key="post"
        onChange={(next: string) => isPostKind(next) && change({ post: next })}
        options={postKinds.map((kind) => ({ value: kind, label: postNames[kind] }))}
        style={{ width: "100%" }}
        value={post.post}
      />,
      <Input
        aria-label={`第${at + 1}项职务全称`}
        key="title"
        maxLength={40}
        onChange={(event) => change({ title: event.target.value })}
        value={post.title}
      />,
      <DateField
        key="from"
        label={`第${at + 1}项任职起`}
        onChange={(day) => day !== null && change({ fromOn: day })}
        value={post.fromOn}
      />,
      <DateField
        isClearable
        key="to"
        label={`第${at + 1}项任职止`}
        onChange={(day) => change({ toOn: day })}
        value={post.toOn}
      />,
      <Input
        aria-label={`第${at + 1}项任职依据`}
        key="basis"
        maxLength={200}
        onChange={(event) => change({ basis: event.target.value })}
        value={post.basis}
      />,
    ]}
    className="band-table"
    columns={[
      { title: "职务", width: 160 },
      { title: "本村叫法（可不填）" },
      { title: "任职起", width: 160 },
      { title: "任职止", width: 160 },
      { title: "依据" },
    ]}
    newRow={() => ({ post: "representative", title: "", fromOn: localDate(today), toOn: null, basis: "" })}
    onChange={(posts) => onChange({ posts: [...posts] })}
    rows={value.posts}
  />
);

const RelationsEditor = ({
  value,
  onChange,
  others,
}: FieldsProps & { readonly others: readonly Villager[] }): ReactNode => (
  <RowEditor<RelationInput>
    addText="增加关联人或单位"
    cellsOf={(relation, at, change) => [
      <Input
        aria-label={`第${at + 1}个关联人`}
        key="name"
        maxLength={80}
        onChange={(event) => change({ name: event.target.value })}
        value={relation.name}
      />,
      <Input
        aria-label={`第${at + 1}个关系`}
        key="relation"
        maxLength={40}
        onChange={(event) => change({ relation: event.target.value })}
        placeholder="配偶、控股企业"
        value={relation.relation}
      />,
      <Select
        allowClear
        aria-label={`第${at + 1}个本村登记的人`}
        key="relative"
        onChange={(id: string | undefined) => {
          const name = others.find((other) => other.id === id)?.name;
          change({ relativeId: id ?? null, ...(name === undefined ? {} : { name }) });
        }}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder="不在登记里就不选"
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: "100%" }}
        value={relation.relativeId}
      />,
      <Input
        aria-label={`第${at + 1}个账号`}
        key="account"
        maxLength={40}
        onChange={(event) => change({ bankAccount: event.target.value })}
        value={relation.bankAccount}
      />,
      <Input
        aria-label={`第${at + 1}个备注`}
        key="note"
        maxLength={200}
        onChange={(event) => change({ note: event.target.value })}
        value={relation.note}
      />,
    ]}
    className="band-table"
    columns={[
      { title: "关联人或单位" },
      { title: "关系", width: 150 },
      { title: "也在本村登记的", width: 180 },
      { title: "银行账号" },
      { title: "备注" },
    ]}
    newRow={() => ({ name: "", relation: "", relativeId: null, phone: "", bankAccount: "", note: "" })}
    onChange={(relations) => onChange({ relations: [...relations] })}
    rows={value.relations}
  />
);

export type VillagerDialogProps = {
  readonly villageId: string;
  readonly person: Villager | null;
  readonly others: readonly Villager[];
  readonly onClose: () => void;
  readonly onDone: (name: string) => void;
};

/** Adds or changes one person of the village: who they are, what posts they hold, whom they declared. */
export const VillagerDialog = ({ villageId, person, others, onClose, onDone }: VillagerDialogProps): ReactNode => {
  const { today, can } = useSession();
  const [value, setValue] = useState<VillagerInput>(person === null ? emptyVillager : inputOf(person));
  const save = useAction("villager.save", { isQuiet: true });
  const change = (part: Partial<VillagerInput>): void => setValue((before) => ({ ...before, ...part }));
  const isReady = can("bookkeeper", "head") && value.name.trim() !== "";
  const keep = async (): Promise<void> => {
    const done = await save.run({ id: person?.id ?? null, villageId, person: value });
    if (done !== null) onDone(value.name);
  };
  return (
    <FormDialog
      failure={save.failure}
      isReady={isReady}
      isRunning={save.isRunning}
      keyGroup="人员与职务"
      keyLabel="保存人员"
      onClose={onClose}
      onSave={() => void keep()}
      saveText="保存"
      title={person === null ? "登记人员" : `人员 ${person.name}`}
      width={1080}
    >
      <PersonFields onChange={change} value={value} />
      <Tabs
        items={[
          {
            key: "posts",
            label: `职务（${value.posts.length}）`,
            children: <PostsEditor onChange={change} today={today} value={value} />,
          },
          {
            key: "relations",
            label: `关联人申报（${value.relations.length}）`,
            children: <RelationsEditor onChange={change} others={others} value={value} />,
          },
        ]}
      />
    </FormDialog>
  );
};
