import { Button, Input, Space, Tag } from "antd";
import { useState } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";

type Shown = OutputOf<"publication.show">;
type Question = Shown["questions"][number];
type Props = {
  readonly shown: Shown;
  readonly today: LocalDate;
  readonly mayEdit: boolean;
  readonly onDone: () => void;
};

const Answer = ({
  question,
  today,
  onDone,
}: {
  readonly question: Question;
  readonly today: LocalDate;
  readonly onDone: () => void;
}) => {
  const give = useAction("publication.answer");
  const [text, setText] = useState("");
  const send = async (): Promise<void> => {
    if ((await give.run({ id: question.id, answer: text.trim(), onDate: today })) !== null) onDone();
  };
  return (
    <Space.Compact style={{ width: "100%" }}>
      <Input
        aria-label={`答复：${question.question}`}
        maxLength={2000}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => void send()}
        placeholder="怎么答复的"
        value={text}
      />
      <Button disabled={text.trim() === ""} loading={give.isRunning} onClick={() => void send()}>
        答复
      </Button>
    </Space.Compact>
  );
};

/** 群众意见及答复. */
export const QuestionsPanel = ({ shown, today, mayEdit, onDone }: Props) => {
  const ask = useAction("publication.ask");
  const [question, setQuestion] = useState("");
  const [asker, setAsker] = useState("");
  const send = async (): Promise<void> => {
    const done = await ask.run({ id: shown.id, askedOn: today, asker: asker.trim(), question: question.trim() });
    if (done === null) return;
    setQuestion("");
    setAsker("");
    onDone();
  };
  return (
    <section aria-label="群众意见及答复" className="panel">
      <h2>群众意见及答复</h2>
      {shown.questions.length === 0 ? <p className="soft">还没有人提出意见。</p> : null}
      {shown.questions.map((each) => (
        <div key={each.id} style={{ marginBottom: 12 }}>
          <p style={{ margin: "0 0 4px" }}>
            <strong>问：</strong>
            {each.question}
            <span className="soft">
              　{each.asker === "" ? "" : `${each.asker}，`}
              {each.askedOn}
            </span>
            {each.answer === null && today > each.answerBy ? (
              <Tag color="red">超过 {each.answerBy} 没有答复</Tag>
            ) : null}
          </p>
          {each.answer === null ? (
            mayEdit ? (
              <Answer onDone={onDone} question={each} today={today} />
            ) : (
              <span className="soft">还没有答复。</span>
            )
          ) : (
            <p style={{ margin: 0 }}>
              <strong>答：</strong>
              {each.answer}
              <span className="soft">
                　{each.answeredByName}，{each.answeredOn}
              </span>
            </p>
          )}
        </div>
      ))}
      {mayEdit && shown.fromOn !== null ? (
        <Space.Compact style={{ width: "100%", marginTop: 8 }}>
          <Input
            aria-label="群众意见"
            maxLength={1000}
            onChange={(event) => setQuestion(event.target.value)}
            onPressEnter={() => (question.trim() === "" ? undefined : void send())}
            placeholder="群众问了什么"
            value={question}
          />
          <Input
            aria-label="提出人"
            maxLength={40}
            onChange={(event) => setAsker(event.target.value)}
            placeholder="谁问的（可不写）"
            style={{ maxWidth: 150 }}
            value={asker}
          />
          <Button disabled={question.trim() === ""} loading={ask.isRunning} onClick={() => void send()}>
            记下意见
          </Button>
        </Space.Compact>
      ) : null}
    </section>
  );
};
