/** The interface of a browser for the flows. Each driver implements it. */
export interface TestBrowser {
  /** Opens a tab without cookies. Only one tab is open at a time. */
  openTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** A tab, and the one pop-up that its page may open. */
export interface Tab {
  goto(address: string): Promise<void>;
  /** Runs a function in the page. It can use its arguments and the page's globals only. */
  evaluate<Result, Arguments extends unknown[]>(
    run: (...given: Arguments) => Result | Promise<Result>,
    ...given: Arguments
  ): Promise<Result>;
  /** A visitor's click. */
  click(selector: string): Promise<void>;
  /** The visitor closes the pop-up. */
  closePopup(): Promise<void>;
  close(): Promise<void>;
}
