import { Modal } from "antd";
import { useKeyStore } from "./key-store.ts";

type Props = { readonly isOpen: boolean; readonly onClose: () => void };

/** The table of all keys that work on the current screen. */
export const KeyTable = ({ isOpen, onClose }: Props) => {
  const groups = useKeyStore((state) => state.groups);
  return (
    <Modal open={isOpen} title="快捷键" footer={null} onCancel={onClose} width={640}>
      {groups.map((group, index) => (
        <section key={`${group.title}-${String(index)}`}>
          <h3 style={{ margin: "12px 0 4px" }}>{group.title}</h3>
          <table className="key-table">
            <tbody>
              {group.bindings.map((binding) => (
                <tr key={`${binding.keys}${binding.label}`}>
                  <td style={{ width: 190 }}>
                    {binding.keys.split(" / ").map((key) => (
                      <span className="key" key={key} style={{ marginRight: 4 }}>
                        {key}
                      </span>
                    ))}
                  </td>
                  <td>{binding.label}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </Modal>
  );
};
