import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  failed: (error: unknown) => void;
}

/** Catches what a view throws. Ink's own boundary would print source code over the person's screen. */
export class Boundary extends Component<Props, { broken: boolean }> {
  static getDerivedStateFromError() {
    return { broken: true };
  }

  override state = { broken: false };

  override componentDidCatch(error: unknown) {
    this.props.failed(error);
  }

  override render() {
    return this.state.broken ? null : this.props.children;
  }
}
