// Elements from data. Text is only ever set as text, so that no name can become markup.
const SVG = "http://www.w3.org/2000/svg";

function put(made, attributes, children) {
  Object.entries(attributes).forEach(([name, value]) => {
    if (typeof value === "function") {
      made.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  });
  made.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== ""));
  return made;
}

const el = (tag, attributes = {}, ...children) => put(document.createElement(tag), attributes, children);
const svg = (tag, attributes = {}, ...children) => put(document.createElementNS(SVG, tag), attributes, children);

function fill(id, ...children) {
  const place = document.getElementById(id);
  place.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return place;
}

const measure = document.createElement("canvas").getContext("2d");

/** The text, shortened until it is no wider than width pixels in this font. */
function fitted(text, font, width) {
  measure.font = font;
  if (measure.measureText(text).width <= width) {
    return text;
  }
  let end = text.length;
  while (end > 1 && measure.measureText(text.slice(0, end) + "\u2026").width > width) {
    end--;
  }
  return text.slice(0, end) + "\u2026";
}

const JAVA = /(\/\*[^]*?\*\/|\/\/[^\n]*)|("(?:[^"\\\n]|\\.)*")|(@\w+)|\b(abstract|boolean|class|double|else|false|final|float|for|if|int|long|new|null|private|protected|public|return|static|super|this|true|void|while)\b|(\b\d[\w.]*)/g;
const KINDS = ["comment", "string", "annotation", "keyword", "digits"];

/** Java source with its words coloured. */
function java(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(JAVA)) {
    const kind = KINDS[found.slice(1).findIndex((g) => g !== undefined)];
    parts.push(text.slice(from, found.index), el("span", { class: kind }, found[0]));
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}
