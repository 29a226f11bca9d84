/** The worked examples. */
export type Example = "small" | "medium" | "large";

/** What the visitor agreed to hand over. */
export interface AlignmentContact {
  /** The result in a few lines of plain text, in the language of the page, as the visitor saw them. */
  summary: string;
  /** The link that opens the result with all that was entered. */
  link: string;
}

/** The calculator; its attributes are described in docs/EMBED.md. */
export interface AlignmentCalculatorElement extends HTMLElement {
  /** Shows a worked example. What the visitor typed before can be brought back on the page. */
  showExample(example: Example): void;
  /** Turns to a step, a field or a part of the result, such as "result", "funnel" or "result-stake". */
  goTo(place: string): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "alignment-calculator": AlignmentCalculatorElement;
  }
  interface HTMLElementEventMap {
    /** The calculator is there and can be used. */
    "alignment-ready": CustomEvent<null>;
    /** A result of the visitor's own figures is on the page; which one is not said. */
    "alignment-result": CustomEvent<null>;
    /** The visitor looks at the ways to share; what is shared is not said. */
    "alignment-share": CustomEvent<null>;
    /**
     * The visitor wants contact and agreed to what is handed over. Whoever takes care of it calls
     * `preventDefault()`; otherwise the calculator offers the address of the attribute `contact`.
     */
    "alignment-contact": CustomEvent<AlignmentContact>;
  }
}
