import { createContext, use, type ReactNode } from "react";

/** Buttons that stand at the right of every page's title, whatever the page: given by the frame around all of them. */
export const PageTools = createContext<ReactNode>(null);

type Props = {
  readonly title: string;
  /** One sentence under the title that says what the page is for. */
  readonly subtitle?: string;
  /** Buttons and filters at the right of the title. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
};

/** The head and body every screen has. */
export const PageFrame = ({ title, subtitle = "", extra = null, children }: Props) => (
  <div className="page">
    <div className="page-head">
      <h1>{title}</h1>
      {subtitle === "" ? null : <p className="page-note">{subtitle}</p>}
      <div className="page-extra">
        {extra}
        {use(PageTools)}
      </div>
    </div>
    {children}
  </div>
);
