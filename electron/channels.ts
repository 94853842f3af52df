/** The names on the line between the window and the shell. */
export const channels = {
  call: "xiangzhang:call",
  cancel: "xiangzhang:cancel",
  progress: "xiangzhang:progress",
} as const;
