import { screen } from "#renderer/stages/lazy-screen.ts";

/** The screens of 公开 and of 四议两公开. */
export const publicityScreens = {
  motions: screen(
    () => import("#renderer/stages/publicity/motions-screen.tsx"),
    (module) => module.MotionsScreen,
  ),
  motion: screen(
    () => import("#renderer/stages/publicity/motion-screen.tsx"),
    (module) => module.MotionScreen,
  ),
  disclosure: screen(
    () => import("#renderer/stages/publicity/disclosure-screen.tsx"),
    (module) => module.DisclosureScreen,
  ),
  publications: screen(
    () => import("#renderer/stages/publicity/publications-screen.tsx"),
    (module) => module.PublicationsScreen,
  ),
  publication: screen(
    () => import("#renderer/stages/publicity/publication-screen.tsx"),
    (module) => module.PublicationScreen,
  ),
  "publicity-settings": screen(
    () => import("#renderer/stages/publicity/publicity-settings-screen.tsx"),
    (module) => module.PublicitySettingsScreen,
  ),
} as const;
