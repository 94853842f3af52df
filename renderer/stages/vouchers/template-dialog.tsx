import { Button, Form, Input, Modal, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { Fen } from "#domain/core/fen.ts";
import { initialsOf, rankOf } from "#renderer/format/search.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { call } from "#renderer/ledger/client.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable } from "#renderer/ui/paper-table.tsx";
import { useEntry } from "./entry-store.ts";
import type { GridLine } from "./grid-lines.ts";
import { gridLinesOf, templateLinesOf, type Template } from "./template-lines.ts";
import { sentenceOf } from "#renderer/words/failures.ts";

type Props = {
  readonly ledgerId: string;
  readonly onDate: string;
  readonly lines: readonly GridLine[];
  readonly templates: readonly Template[];
  readonly head: ReactNode;
  readonly onTake: (lines: readonly GridLine[]) => void;
  readonly onClose: () => void;
  readonly reload: () => void;
};

type ValuesProps = {
  readonly template: Template;
  readonly onFill: (values: readonly { readonly name: string; readonly amountFen: Fen }[]) => void;
};

/** The values a template asks for, the last field filling on Enter. */
const ValuesForm = ({ template, onFill }: ValuesProps): ReactNode => {
  const [typed, setTyped] = useState<Readonly<Record<string, Fen | null>>>(() =>
    Object.fromEntries(template.defaults.map(({ name, amountFen }) => [name, amountFen])),
  );
  const fill = (): void =>
    onFill(
      template.values.flatMap((name) => {
        const amountFen = typed[name] ?? null;
        return amountFen === null ? [] : [{ name, amountFen }];
      }),
    );
  return (
    <Form layout="vertical" onFinish={fill}>
      <p className="soft">“{template.name}”要填下面的数，回车到下一格，最后一格回车填入凭证。</p>
      {template.values.map((name, at) => (
        <Form.Item htmlFor={`template-value-${String(at)}`} key={name} label={name}>
          <AmountField
            autoFocus={at === 0}
            id={`template-value-${String(at)}`}
            label={name}
            onChange={(amountFen) => setTyped({ ...typed, [name]: amountFen })}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || at === template.values.length - 1) return;
              event.preventDefault();
              document.querySelector<HTMLInputElement>(`#template-value-${String(at + 1)}`)?.focus();
            }}
            value={typed[name] ?? null}
          />
        </Form.Item>
      ))}
      <Button htmlType="submit" type="primary">
        填入凭证（回车）
      </Button>
    </Form>
  );
};

/** Keeps the lines as they stand as a template of every set of books. */
const SaveAsTemplate = ({ lines, reload }: Pick<Props, "lines" | "reload">): ReactNode => {
  const [name, setName] = useState("");
  const books = useEntry((state) => state.books);
  const save = useAction("template.save", { isQuiet: true });
  const names = {
    codeOf: (id: string) => books.accounts.find((each) => each.id === id)?.code,
    itemNameOf: (id: string) => books.items.find((each) => each.id === id)?.name,
  };
  const kept = templateLinesOf(lines, names);
  const keep = async (): Promise<void> => {
    const template = {
      ledgerId: null,
      name: name.trim(),
      lines: [...kept],
      defaults: [],
      schedule: "none",
      day: 1,
    } as const;
    const done = await save.run({ id: null, ...template, lines: [...kept], defaults: [] });
    if (done === null) return;
    setName("");
    reload();
  };
  if (kept.length === 0) return null;
  return (
    <Space.Compact style={{ marginTop: 12 }}>
      <Input
        aria-label="新模板的名称"
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
        placeholder="把正在录的这张存为模板，起个名字"
        style={{ width: "20rem" }}
        value={name}
      />
      <Button disabled={name.trim() === ""} loading={save.isRunning} onClick={() => void keep()}>
        存为模板
      </Button>
      <FailureAlert failure={save.failure} />
    </Space.Compact>
  );
};

/** F4: picks a template, asks for its values and fills the grid. */
export const TemplateDialog = (props: Props): ReactNode => {
  const open = usePlace((state) => state.open);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState<Template | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const shown = props.templates.filter(
    ({ name }) => rankOf(text, { name, initials: initialsOf(name) }) !== null || text.trim() === "",
  );
  const fill = async (
    template: Template,
    values: readonly { readonly name: string; readonly amountFen: Fen }[],
  ): Promise<void> => {
    const { ledgerId, onDate } = props;
    const reply = await call("template.fill", { id: template.id, ledgerId, onDate, values: [...values] });
    if (reply.ok) props.onTake(gridLinesOf(reply.value.entries));
    else setRefusal(sentenceOf(reply.failure));
  };
  const take = (template: Template | undefined): void => {
    if (template === undefined) return;
    setRefusal(null);
    if (template.values.length > 0) setAsking(template);
    else void fill(template, []);
  };
  return (
    <Modal footer={null} onCancel={props.onClose} open title="模板" width={760}>
      {refusal === null ? null : <p className="red-amount">{refusal}</p>}
      {asking === null ? (
        <>
          <Input
            allowClear
            aria-label="查找模板"
            autoFocus
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === "ArrowDown") setAt(Math.min(at + 1, shown.length - 1));
              else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
              else if (event.key === "Enter") take(shown[at]);
              else return;
              event.preventDefault();
            }}
            placeholder="名称或拼音首字母；上下键选择，回车取用"
            style={{ marginBottom: 10 }}
            value={text}
          />
          {props.head}
          <PaperTable
            columns={[
              { key: "name", title: "模板", width: 240, cell: (row: Template) => row.name },
              {
                key: "lines",
                title: "内容",
                width: 340,
                cell: (row: Template) =>
                  row.lines.map((line) => `${line.side === "debit" ? "借" : "贷"} ${line.accountCode}`).join("　"),
              },
              { key: "values", title: "要填", width: 120, cell: (row: Template) => row.values.join("、") },
            ]}
            empty={<EmptyHint hint="换一个字，或到“凭证模板”里新建。" text="没有这样的模板" />}
            height="40vh"
            keyOf={(row) => row.id}
            label="模板"
            onOpen={take}
            rowClass={(row) => (row === shown[at] ? "paper-total" : "")}
            rows={shown}
            viewKey="pattern-templates"
          />
          <SaveAsTemplate lines={props.lines} reload={props.reload} />
          <Button onClick={() => open("voucher-templates")} style={{ marginTop: 12 }} type="link">
            管理模板
          </Button>
        </>
      ) : (
        <ValuesForm onFill={(values) => void fill(asking, values)} template={asking} />
      )}
    </Modal>
  );
};
