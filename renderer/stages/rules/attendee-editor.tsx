import { Button, Checkbox, Input, Modal, Select } from "antd";
import { useState, type ReactNode } from "react";
import { attendanceWays } from "#domain/caps/minutes.ts";
import { RowEditor } from "#renderer/ui/row-editor.tsx";
import { attendanceWords } from "#renderer/words/decisions.ts";
import { attendeesFromText, countsOf, newAttendee, type ResolutionForm } from "./resolution-form.ts";

type Attendees = ResolutionForm["record"]["attendees"];
type Attendee = Attendees[number];

const ways = attendanceWays.map((value) => ({ value, label: attendanceWords[value] }));

const cellsOf = (row: Attendee, at: number, change: (part: Partial<Attendee>) => void): readonly ReactNode[] => {
  const who = `第${String(at + 1)}人`;
  return [
    <Input
      aria-label={`${who}姓名`}
      key="name"
      maxLength={40}
      onChange={(event) => change({ name: event.target.value })}
      value={row.name}
    />,
    <Input
      aria-label={`${who}片组或户`}
      key="unit"
      maxLength={60}
      onChange={(event) => change({ unit: event.target.value })}
      value={row.unit}
    />,
    <Checkbox checked={row.isWoman} key="woman" onChange={(event) => change({ isWoman: event.target.checked })}>
      女
    </Checkbox>,
    <Select
      aria-label={`${who}怎样参加`}
      key="way"
      onChange={(way) => change({ way })}
      options={ways}
      style={{ width: "100%" }}
      value={row.way}
    />,
    <Input
      aria-label={`${who}受托人`}
      disabled={row.way !== "proxy"}
      key="proxy"
      maxLength={40}
      onChange={(event) => change({ proxy: event.target.value })}
      placeholder={row.way === "proxy" ? "谁来的" : ""}
      value={row.proxy}
    />,
    <Checkbox checked={row.isSigned} key="signed" onChange={(event) => change({ isSigned: event.target.checked })}>
      已签名
    </Checkbox>,
  ];
};

type Props = {
  readonly attendees: Attendees;
  readonly present: number | null;
  readonly onChange: (rows: Attendees) => void;
};

/** 签到名单: who came, for whom, and whether they signed; typed or pasted from a list. */
export const AttendeeEditor = ({ attendees, present, onChange }: Props): ReactNode => {
  const [text, setText] = useState<string | null>(null);
  const pasted = attendeesFromText(text ?? "");
  const counts = countsOf(attendees);
  const unsigned = attendees.filter(({ isSigned }) => !isSigned).length;
  return (
    <>
      <RowEditor
        addText="增加一人"
        cellsOf={cellsOf}
        className="row-editor"
        columns={[
          { title: "姓名", width: 130 },
          { title: "片组或户" },
          { title: "性别", width: 80 },
          { title: "怎样参加", width: 140 },
          { title: "受托人", width: 130 },
          { title: "签名", width: 110 },
        ]}
        newRow={newAttendee}
        onChange={(rows) => onChange([...rows])}
        rows={attendees}
      />{" "}
      <Button onClick={() => setText("")}>粘贴名单</Button>{" "}
      {unsigned > 0 && (
        <Button onClick={() => onChange(attendees.map((row) => ({ ...row, isSigned: true })))}>
          {`对过签到表，${String(unsigned)} 人都已签名`}
        </Button>
      )}{" "}
      <span className="soft">
        {attendees.length === 0
          ? "照签到表逐人登记；人多的可以粘贴名单，或只存签到表扫描件。"
          : `名单 ${String(attendees.length)} 人，实到 ${String(present ?? 0)} 人；其中委托 ${String(counts.proxies)} 人，妇女 ${String(counts.women)} 人。`}
      </span>
      {text === null ? null : (
        <Modal
          cancelText="取消"
          okButtonProps={{ disabled: pasted.length === 0 }}
          okText={`加入 ${String(pasted.length)} 人`}
          onCancel={() => setText(null)}
          onOk={() => {
            onChange([...attendees, ...pasted]);
            setText(null);
          }}
          open
          title="粘贴签到名单"
        >
          <p className="soft">一行一人：姓名，后面可以写片组或户，用空格隔开。</p>
          <Input.TextArea
            aria-label="签到名单"
            autoFocus
            onChange={(event) => setText(event.target.value)}
            rows={10}
            value={text}
          />
        </Modal>
      )}
    </>
  );
};
