import { Alert, Button } from "antd";
import { demoPassword, demoPeople } from "./demo-people.ts";

type Props = { readonly onChoose: (login: string, password: string) => void };

/** One button a person of the demo, so that nobody has to look up an invented password. */
export const DemoPanel = ({ onChoose }: Props) => (
  <Alert
    type="info"
    style={{ marginBottom: 12 }}
    title="这是演示账本，里面的村和人都是虚构的。点一个人直接登录："
    description={
      <div className="button-row">
        {demoPeople.map(({ login, name }) => (
          <Button
            key={login}
            onClick={() => {
              onChoose(login, demoPassword);
            }}
          >
            {name}
          </Button>
        ))}
      </div>
    }
  />
);
