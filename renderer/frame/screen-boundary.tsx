import { Button, Result } from "antd";
import { Component, type ReactNode } from "react";

type Props = { readonly children: ReactNode };
type State = { readonly message: string | null };

/** Keeps a mistake in one screen from taking the whole window with it. React offers this to classes only. */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    return (
      <Result
        status="warning"
        title="这一页出了意外"
        subTitle="账本没有改动。请重新打开这一页；再次出现时请联系技术支持。"
        extra={
          <Button
            type="primary"
            onClick={() => {
              this.setState({ message: null });
            }}
          >
            重新打开
          </Button>
        }
      >
        <details>
          <summary>给技术支持看的内容</summary>
          {this.state.message}
        </details>
      </Result>
    );
  }
}
