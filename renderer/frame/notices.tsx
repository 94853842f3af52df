import { Alert } from "antd";
import { useEffect } from "react";
import { useNotices, type Notice } from "#renderer/ledger/notice-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { isDialogOpen } from "#renderer/ui/use-keys.ts";

/** Escape closes the notice and nothing else, unless a dialog was opened since; another page takes it away. */
const useEndings = (notice: Notice | null, clear: () => void): void => {
  useEffect(() => {
    if (notice === null) return undefined;
    const hadDialog = isDialogOpen();
    const stopFollowing = usePlace.subscribe(({ visit }, before) => {
      if (visit !== before.visit) clear();
    });
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.isComposing || (isDialogOpen() && !hadDialog)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      clear();
    };
    window.addEventListener("keydown", pressed, { capture: true });
    return () => {
      stopFollowing();
      window.removeEventListener("keydown", pressed, { capture: true });
    };
  }, [notice, clear]);
};

/** What was refused, in a strip with a place of its own: it covers no field, and dialogs end above it. */
export const Notices = () => {
  const { notice, clear } = useNotices();
  useEndings(notice, clear);
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
