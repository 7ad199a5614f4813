package dev.signet.tests.report;

/** What is measured inside the browser. */
final class Scripts {
  private Scripts() {}

  private static final String TEXT_ELEMENTS =
      """
      const texts = [...document.querySelectorAll("body *")].filter((e) =>
        !["SCRIPT", "STYLE", "NOSCRIPT", "title"].includes(e.tagName)
        && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())
        && e.getClientRects().length > 0 && !e.classList.contains("skip"));
      """;

  /** How many elements with text are visible. */
  static final String TEXTS = TEXT_ELEMENTS + "return texts.length;";

  /** Visible texts whose contrast to what lies behind them is below 4.5. */
  static final String FAINT =
      TEXT_ELEMENTS
          + """
          const rgb = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
          const solid = (c) => c.length === 3 || c[3] > 0.99;
          const luminance = (c) => c.slice(0, 3).map((v) => v / 255)
            .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((s, v, k) => s + v * [0.2126, 0.7152, 0.0722][k], 0);
          const behind = (e) => {
            const rects = e.closest("svg.plot") ? [] : [...(e.closest("g.node")?.querySelectorAll("rect:not(.side):not(.stack)") ?? [])];
            if (rects.length) {
              return rgb(getComputedStyle(rects[0]).fill);
            }
            for (let at = e; at; at = at.parentElement) {
              const colour = rgb(getComputedStyle(at).backgroundColor);
              if (colour.length && solid(colour)) {
                return colour;
              }
            }
            return [255, 255, 255];
          };
          return texts.map((e) => {
            const style = getComputedStyle(e);
            const a = luminance(rgb(e instanceof SVGElement ? style.fill : style.color));
            const b = luminance(behind(e));
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            return contrast < 4.5 ? `${contrast.toFixed(2)}: ${e.tagName} ${e.textContent.slice(0, 40)}` : null;
          }).filter(Boolean);
          """;

  /**
   * Boxes of the drawing that overlap without one lying in the other, and texts wider than theirs.
   */
  static final String OVERLAPS =
      """
      const boxes = [...document.querySelectorAll("#graph .node > rect:not(.side):not(.stack), #graph .room")]
        .map((e) => ({ e, r: e.getBoundingClientRect() }));
      const found = [];
      const within = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
      const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
      boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
        const room = a.e.matches(".room") || b.e.matches(".room");
        if (!apart(a.r, b.r) && !(room && (within(a.r, b.r) || within(b.r, a.r)))) {
          found.push("overlap: " + a.e.parentNode.textContent + " | " + b.e.parentNode.textContent);
        }
      }));
      document.querySelectorAll("#graph .node text").forEach((t) => {
        const box = t.closest(".node").querySelector("rect:not(.side):not(.stack)").getBoundingClientRect();
        if (!within(t.getBoundingClientRect(), box)) {
          found.push("outside: " + t.textContent);
        }
      });
      return found;
      """;
}
