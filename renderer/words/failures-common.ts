import { verifyName, verifyPlaceText } from "./checks.ts";
import { fieldText } from "./fields.ts";
import { rolesText, thingOf } from "./labels.ts";
import type { Sentences } from "./sentences.ts";
import { momentText } from "#renderer/format/dates.ts";

const issueText = ({ path, message }: { readonly path: string; readonly message: string }): string =>
  fieldText(path) + (/[\u4e00-\u9fff]/.test(message) ? `（${message}）` : "");

/** Refusals that any call may answer, and those of the office and its people. */
export const commonSentences = {
  "unknown-method": ({ method }) =>
    `程序的窗口与核心版本不一致（${method}）。请关闭程序，重新启动；仍然出现时请重新安装。`,
  "bad-input": ({ issues }) => {
    const fields = [...new Set(issues.map(issueText))].slice(0, 6).join("、");
    return fields === "" ? "填写的内容不完整，请检查后再试。" : `请检查填写的内容：${fields}。`;
  },
  "not-signed-in": () => "您还没有登录，或登录已失效。请重新登录后再操作，未保存的内容不会丢失。",
  forbidden: ({ needs }) =>
    needs.length === 0
      ? "您没有做这件事的权限。"
      : `这件事要由${rolesText(needs)}来做。需要的话，请管理员在“人员”里调整岗位。`,
  "must-change-password": () => "您的密码是别人代设的，请先改成自己的密码。",
  "not-set-up": () => "这个账本文件还没有建立乡镇。请先完成首次建账。",
  "request-reused": () => "这次操作刚刚已经提交过，没有重复执行。请刷新页面查看结果。",
  cancelled: () => "已取消，账本没有改动。",
  "ledger-busy": () => "账本正在被另一项工作占用（例如导入或备份）。请稍等片刻再试。",
  "disk-full": () => "磁盘已满，刚才的内容没有保存，账本没有损坏。请先清理磁盘空间，再重做这一步。",
  "read-only": () => "账本文件或所在文件夹是只读的，无法保存。请检查文件夹权限，或把账本移到可以写入的位置。",
  "ledger-damaged": ({ detail }) =>
    `账本文件有损坏的地方（${detail}）。请立即停止记账，用“备份与恢复”里最近一次已验证的备份恢复。`,
  "books-changed": ({ places }) =>
    `账簿里有不是程序写进去的内容，这一步做不了：${places.map(({ check, place }) => `${verifyPlaceText(place)}（“${verifyName(check)}”没有通过）`).join("；")}。请停止记账、保存好原文件，到“数据校验”看全部问题，与最近一次备份核对。`,
  internal: ({ reference }) =>
    `程序出了意外，这一步没有完成，账本没有改动。请重试；再次出现时请记下编号“${reference}”联系技术支持。`,
  "fingerprint-unreadable": () =>
    "指纹看不懂：请照纸上抄 16 位（四位一组，只有数字和 A 到 F），或把 64 位全文完整粘贴进来。",
  "already-set-up": () => "这个账本文件已经建立过乡镇，请直接登录。",
  "wrong-password": ({ attemptsLeft }) =>
    attemptsLeft > 0
      ? `登录名或密码不对，还可以再试 ${attemptsLeft} 次。请检查大小写和输入法。`
      : "登录名或密码不对。请稍后再试，或请管理员重置密码。",
  "locked-out": ({ until }) =>
    `密码错误次数太多，已暂时锁定，到 ${momentText(until)} 自动解除。着急时请管理员重置密码。`,
  "person-inactive": () => "这个用户已停用，不能登录。需要恢复时请管理员在“人员”里重新启用。",
  "password-weak": ({ least }) => `密码太简单：至少 ${least} 个字符，而且不能与登录名相同。请换一个。`,
  "login-taken": ({ login }) => `登录名“${login}”已经有人使用，请换一个。`,
  "person-name-taken": ({ name, login }) =>
    `已经有一位在用的“${name}”（登录名 ${login}），凭证上只印姓名，会分不清是谁。请加上区别，例如“${name}（男）”“大${name}”。`,
  "last-administrator": () => "这是最后一位启用的管理员，不能停用，也不能去掉管理员岗位。请先另设一位管理员。",
  "roles-incompatible": ({ roles }) =>
    `${rolesText(roles)}不能由同一个人担任（不相容岗位要分开）。请去掉其中一个岗位。`,
  "not-found": ({ kind }) => `${thingOf(kind)}已经不存在，可能刚被别人删除或改动。请刷新后再看。`,
  "name-taken": ({ name }) => `名称“${name}”已经用过，请换一个名称。`,
  "code-taken": ({ takenCode }) => `编号“${takenCode}”已经用过，请换一个编号。`,
  "in-use": ({ kind }) => `${thingOf(kind)}已经被使用，不能这样改动。不再使用时可以停用它。`,
} as const satisfies Partial<Sentences>;
