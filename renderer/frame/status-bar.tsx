import { useEffect } from "react";
import { momentText } from "#renderer/format/dates.ts";
import { useTide } from "#renderer/ledger/tide.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { rolesText } from "#renderer/words/labels.ts";

type Props = { readonly onHelp: () => void };

/** The last proven backup and whether anything was changed since, in one line. */
const BackupLamp = () => {
  const lastBackup = useSession((state) => state.office?.lastBackup ?? null);
  const canMake = useSession((state) => state.can)("bookkeeper", "head", "administrator");
  const open = usePlace((state) => state.open);
  const isAmber = lastBackup?.isCurrent !== true;
  const text =
    lastBackup === null
      ? "还没有验证过的备份"
      : `最近一次已验证备份 ${momentText(lastBackup.madeAt)}，${lastBackup.path}${lastBackup.isCurrent ? "" : "（之后账本有变化）"}`;
  return (
    <span className={isAmber ? "backup-lamp is-amber" : "backup-lamp"} title={text}>
      <span>{text}</span>
      <button
        type="button"
        onClick={() => {
          open("backups");
        }}
      >
        {isAmber && canMake ? "去备份" : "备份"}
      </button>
    </span>
  );
};

/** At the foot of every page: backup, person and roles, township, help. */
export const StatusBar = ({ onHelp }: Props) => {
  const { person, township, office, refresh } = useSession();
  const changes = useTide((state) => state.count);
  useEffect(() => {
    void refresh();
  }, [changes, refresh]);
  return (
    <footer className="frame-status">
      <BackupLamp />
      <span className="status-space" />
      {office?.isDemo === true ? <span className="is-amber">演示账本</span> : null}
      <span>{person === null ? "" : `${person.name} · ${rolesText(person.roles)}`}</span>
      <span className="status-township">{township?.name ?? ""}</span>
      <button type="button" onClick={onHelp}>
        帮助 F1
      </button>
    </footer>
  );
};
