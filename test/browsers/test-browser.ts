/** What the flows need of a browser, whatever drives it. */
export interface TestBrowser {
  version: string;
  /** Opens a tab that shares no cookies or storage with earlier ones. */
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
  /** A PNG picture of the page. */
  takePicture(): Promise<Buffer>;
  /** The visitor closes the pop-up. */
  closePopup(): Promise<void>;
  close(): Promise<void>;
}
