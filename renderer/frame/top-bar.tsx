import { DownOutlined, MenuOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Dropdown, Menu, type MenuProps } from "antd";
import { useEffect, useState } from "react";
import { isScreenKey, firstScreen, type ScreenKey } from "#renderer/stages/screen-keys.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { displaySizes, useDisplay } from "#renderer/ui/display-size.ts";
import { LedgerPicker } from "#renderer/ui/ledger-picker.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { displaySizeWords } from "#renderer/words/labels.ts";
import type { MenuGroup } from "./menu.ts";

type Props = {
  readonly groups: readonly MenuGroup[];
  readonly isNarrow: boolean;
  readonly onFind: () => void;
  readonly onChangePassword: () => void;
  readonly onSignOut: () => void;
};

type Items = NonNullable<MenuProps["items"]>;

const itemsOf = (groups: readonly MenuGroup[]): Items =>
  groups.map((group) => {
    const [first] = group.entries;
    return group.entries.length === 1 && first !== undefined
      ? { key: first.key, label: first.label }
      : {
          key: `group-${group.name}`,
          label: group.name,
          children: group.entries.map(({ key, label }) => ({ key, label })),
        };
  });

const PlaceBar = () => {
  const leave = usePlace((state) => state.leave);
  const { ledgers, ledgerId, month, choose, chooseMonth } = useLedger();
  if (ledgers.length === 0) return null;
  return (
    <div className="frame-place">
      <div className="frame-ledger">
        <LedgerPicker
          ledgers={ledgers}
          value={ledgerId}
          label="当前账套"
          onChange={(id) => {
            if (id !== null)
              leave(() => {
                choose(id);
              });
          }}
        />
      </div>
      <MonthField
        value={month}
        label="会计月份"
        onChange={(chosen) => {
          if (chosen !== null) chooseMonth(chosen);
        }}
      />
    </div>
  );
};

type WideProps = {
  readonly items: Items;
  readonly selected: ScreenKey;
  readonly onChoose: (key: string) => void;
};

/** The menu in a line. Esc closes what is open of it, wherever the keyboard is. */
const WideMenu = ({ items, selected, onChoose }: WideProps) => {
  const [openKeys, setOpenKeys] = useState<string[]>([]);
  const isOpen = openKeys.length > 0;
  useEffect(() => {
    if (!isOpen) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      setOpenKeys([]);
    };
    window.addEventListener("keydown", pressed, true);
    return () => {
      window.removeEventListener("keydown", pressed, true);
    };
  }, [isOpen]);
  return (
    <Menu
      items={items}
      mode="horizontal"
      onClick={({ key }) => {
        onChoose(key);
      }}
      onOpenChange={setOpenKeys}
      openKeys={openKeys}
      selectedKeys={[selected]}
    />
  );
};

/** The program's name, the menu, the set of books and month everything speaks of, and the person. */
export const TopBar = ({ groups, isNarrow, onFind, onChangePassword, onSignOut }: Props) => {
  const screen = usePlace((state) => state.screen);
  const open = usePlace((state) => state.open);
  const person = useSession((state) => state.person);
  const items = itemsOf(groups);
  const choose = (key: string): void => {
    if (isScreenKey(key)) open(key);
  };
  const { size, choose: chooseSize } = useDisplay();
  const personItems: Items = [
    {
      key: "size",
      label: "字的大小",
      children: displaySizes.map((each) => ({
        key: `size-${each}`,
        label: displaySizeWords[each],
        disabled: each === size,
        onClick: () => {
          chooseSize(each);
        },
      })),
    },
    { key: "password", label: "修改密码", onClick: onChangePassword },
    { key: "out", label: "退出登录", onClick: onSignOut },
  ];
  return (
    <header className="frame-top">
      <button
        type="button"
        className="frame-brand"
        aria-label="回到首页"
        onClick={() => {
          open(firstScreen);
        }}
      >
        乡账
      </button>
      <nav className="frame-menu" aria-label="主菜单">
        {isNarrow ? (
          <Dropdown
            trigger={["click"]}
            menu={{
              items,
              onClick: ({ key }) => {
                choose(key);
              },
            }}
          >
            <Button icon={<MenuOutlined />}>菜单</Button>
          </Dropdown>
        ) : (
          <WideMenu items={items} onChoose={choose} selected={screen} />
        )}
      </nav>
      <PlaceBar />
      <Button onClick={onFind} title="Ctrl+K" aria-label="找功能" icon={isNarrow ? <SearchOutlined /> : null}>
        {isNarrow ? null : "找功能"}
      </Button>
      <Dropdown trigger={["click"]} menu={{ items: personItems }}>
        <Button>
          {person?.name ?? ""} <DownOutlined />
        </Button>
      </Dropdown>
    </header>
  );
};
