import { App } from "antd";
import type { OutputOf } from "#contract/contract.ts";
import { isOfComposition } from "#domain/caps/procedure.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { procedureText } from "#renderer/words/decisions.ts";

type Resolution = OutputOf<"resolution.show">;

/** 复核决议: at once, or, where the meeting was not composed as the law asks, after the person was shown what it lacks and says so. */
export const useConfirming = (onDone: () => void) => {
  const { message, modal } = App.useApp();
  const action = useAction("resolution.confirm");
  const run = async (id: string, acceptsComposition: boolean): Promise<void> => {
    if ((await action.run({ id, acceptsComposition })) === null) return;
    void message.success("决议已复核，从现在起有效。");
    onDone();
  };
  const confirm = ({ id, procedure }: Resolution): void => {
    const short = procedure.filter(({ kind, isMet }) => isMet === false && isOfComposition(kind));
    if (short.length === 0) {
      void run(id, false);
      return;
    }
    modal.confirm({
      title: "会议组成不符合法定要求",
      content: (
        <>
          <ul>
            {short.map((check) => (
              <li key={check.kind}>{procedureText(check)}</li>
            ))}
          </ul>
          请先核对会议记录：登记错了的，撤回重新登记。确实这样开的会，仍要让决议生效，会记入操作日志，季度检查列为疑点。
        </>
      ),
      okText: "仍然复核",
      cancelText: "先不复核",
      focusable: { autoFocusButton: "cancel" },
      onOk: () => {
        void run(id, true);
      },
    });
  };
  return { confirm, isConfirming: action.isRunning };
};
