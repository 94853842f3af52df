import { Grid } from "antd";
import { useDisplay } from "./display-size.ts";

const leastBreakpoint = { standard: "lg", large: "xl", largest: "xxl" } as const;

/** True where rows of buttons would fill the window: on a small window, a zoomed one, or with large type. */
export const useNarrow = (): boolean => {
  const size = useDisplay((state) => state.size);
  return Grid.useBreakpoint()[leastBreakpoint[size]] !== true;
};
