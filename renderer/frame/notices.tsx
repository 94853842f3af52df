import { Alert } from "antd";
import { useEffect } from "react";
import { useNotices } from "#renderer/ledger/notice-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";

/** Escape closes the notice and nothing else; another page takes it away. */
const useEndings = (isShown: boolean, clear: () => void): void => {
  useEffect(() => {
    if (!isShown) return undefined;
    const stopFollowing = usePlace.subscribe(({ visit }, before) => {
      if (visit !== before.visit) clear();
    });
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      clear();
    };
    window.addEventListener("keydown", pressed, { capture: true });
    return () => {
      stopFollowing();
      window.removeEventListener("keydown", pressed, { capture: true });
    };
  }, [isShown, clear]);
};

/** What was refused, in a strip with a place of its own: it covers no field, and dialogs end above it. */
export const Notices = () => {
  const { notice, clear } = useNotices();
  useEndings(notice !== null, clear);
  if (notice === null) return null;
  const { level, title, text, items } = notice;
  return (
    <div className="notice-strip">
      <Alert
        closable={{ "aria-label": "知道了（Esc）", onClose: clear }}
        description={
          text === "" && items.length === 0 ? undefined : (
            <>
              {text}
              {items.length === 0 ? null : (
                <ul>
                  {items.map((item) => (
                    <li key={item}>{item}</li>
                  ))}
                </ul>
              )}
            </>
          )
        }
        key={`${title}${text}${items.join()}`}
        showIcon
        title={title}
        type={level}
      />
    </div>
  );
};
