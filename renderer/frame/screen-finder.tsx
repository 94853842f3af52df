import { Alert, Input, Modal } from "antd";
import { useMemo, useState, type KeyboardEvent } from "react";
import { initialsOf } from "#renderer/format/search.ts";
import type { ScreenKey } from "#renderer/stages/screen-keys.ts";
import { finderAnswer } from "./finder-words.ts";
import { findScreens, type MenuGroup } from "./menu.ts";

type Props = {
  readonly groups: readonly MenuGroup[];
  readonly onChoose: (screen: ScreenKey) => void;
  readonly onClose: () => void;
};

/** Ctrl+K: type a name or pinyin initials, Enter opens the first answer. */
export const ScreenFinder = ({ groups, onChoose, onClose }: Props) => {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const entries = useMemo(
    () => groups.flatMap((group) => group.entries).map((entry) => ({ ...entry, initials: initialsOf(entry.label) })),
    [groups],
  );
  const found = findScreens(entries, typed);
  const answer = finderAnswer(typed);
  const move = (step: number): void => {
    setActive((current) => Math.max(0, Math.min(found.length - 1, current + step)));
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter") {
      const screen = found[active];
      if (screen !== undefined) onChoose(screen.key);
    } else return;
    event.preventDefault();
  };
  return (
    <Modal open title="找功能" footer={null} onCancel={onClose} width={520}>
      <Input
        autoFocus
        size="large"
        aria-label="找功能"
        placeholder="输入功能名称、平常的叫法或拼音首字母，例如 lrpz"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={keyDown}
      />
      {answer === null ? null : <Alert role="status" showIcon style={{ marginTop: 10 }} title={answer} type="info" />}
      <ul className="finder-list">
        {found.map((screen, index) => (
          <li key={screen.key}>
            <button
              type="button"
              className={index === active ? "is-active" : ""}
              ref={(element) => {
                if (index === active) element?.scrollIntoView({ block: "nearest" });
              }}
              onClick={() => {
                onChoose(screen.key);
              }}
            >
              <span>
                {screen.label}
                {screen.foundBy === null ? null : <span className="soft">（{screen.foundBy}）</span>}
              </span>
              <span className="soft">{screen.group}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && answer === null ? <li className="soft">没有这个功能</li> : null}
      </ul>
    </Modal>
  );
};
