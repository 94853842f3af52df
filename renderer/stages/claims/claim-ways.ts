import { isOpen, type Hit as DomainHit } from "#domain/checks/hit.ts";
import { wantsVote, type Hit } from "#renderer/words/rules.ts";

export type ClaimWay = { readonly way: "link" | "amend" | "edit"; readonly label: string };

const byVote: readonly DomainHit["kind"][] = ["K02", "K04", "K05", "K06", "K07", "K25"];

const caps: readonly DomainHit["kind"][] = ["K04", "K05", "K06"];

/** The lawful ways out of a hit that a claim offers as buttons: link a vote, start an amendment, reduce or change the category. */
export const claimWays = (
  hit: Hit,
  may: { readonly canLink: boolean; readonly isDraft: boolean },
): readonly ClaimWay[] => {
  if (!isOpen(hit)) return [];
  const isVoted = byVote.includes(hit.kind) || wantsVote(hit);
  return [
    ...(may.canLink && isVoted
      ? ([
          { way: "link", label: "关联已有决议" },
          { way: "amend", label: caps.includes(hit.kind) ? "登记调整限额的决议" : "登记决议" },
        ] as const)
      : []),
    ...(may.isDraft ? ([{ way: "edit", label: isVoted ? "减少金额、换分类或声明应急" : "修改报账单" }] as const) : []),
  ];
};
