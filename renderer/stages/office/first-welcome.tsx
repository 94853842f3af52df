import { Button } from "antd";

type Props = { readonly onNext: () => void; readonly onRestore: () => void };

/** What is going to happen and what to have at hand. */
export const FirstWelcome = ({ onNext, onRestore }: Props) => (
  <>
    <h1>欢迎使用乡账</h1>
    <p>
      乡账替乡镇的村级会计服务中心管全乡镇各村的账：导入银行对账单、填制凭证、按会议批准的限额把关、出报表和季度审计工作簿。
    </p>
    <p>所有账目都保存在这台电脑的一个账本文件里，不需要联网。</p>
    <p>第一次使用只要两步，大约两分钟：</p>
    <ol>
      <li>填写乡镇名称；</li>
      <li>设一位管理员（以后由他添加会计、审核、出纳）。</li>
    </ol>
    <div className="button-row">
      <Button type="primary" size="large" autoFocus onClick={onNext}>
        开始
      </Button>
      <Button type="link" onClick={onRestore}>
        换了电脑？用备份恢复
      </Button>
    </div>
  </>
);
