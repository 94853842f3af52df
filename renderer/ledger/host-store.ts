import { create } from "zustand";
import type { HostProblem } from "./transport.ts";

type HostState = { readonly problem: HostProblem | null; readonly report: (problem: HostProblem) => void };

/** Whether the host can still be talked to; the frame shows a page of its own when it cannot. */
export const useHost = create<HostState>((set) => ({
  problem: null,
  report: (problem) => {
    set({ problem });
  },
}));
