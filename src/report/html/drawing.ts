import { type PlotOptions, plot } from '@observablehq/plot';
import { DOMImplementation, type Element, XMLSerializer } from '@xmldom/xmldom';
import { asXmlCharacters } from '../escape.ts';
import { type Markup, trusted } from './markup.ts';

/** Drawn at this width; narrower screens scale it down, and its words with it, so it is no wider than they can bear. */
export const WIDTH = 460;
/** Letters of a label that have room beside a bar. */
const LONGEST_LABEL = 28;
const FIGURE_PLACES = 1;

/** What the parts of a chart are painted with: settled by the page's style, light and dark. */
export const PAINT = { error: 'var(--must)', warning: 'var(--should)', info: 'var(--consider)', fine: 'var(--fine)', plain: 'var(--bar)' } as const;

const document = new DOMImplementation().createDocument('http://www.w3.org/1999/xhtml', 'html');

/** Draws a chart as SVG. To a screen reader it is one picture with a name; its table says the rest. */
export function draw(name: string, options: PlotOptions): Markup {
  // The library types what a browser's document can do; it asks for elements and their attributes alone.
  const svg = plot({ width: WIDTH, className: 'plot', ...options, document: document as never }) as unknown as Element;
  for (const style of [...svg.getElementsByTagName('style')]) style.parentNode?.removeChild(style);
  for (const part of [...svg.getElementsByTagName('*')]) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-hidden');
    for (const attribute of NUMERIC) {
      const value = part.getAttribute(attribute);
      if (value !== null)
        part.setAttribute(
          attribute,
          value.replace(/-?\d+\.\d{2,}/g, (figure) => String(Number(Number(figure).toFixed(FIGURE_PLACES)))),
        );
    }
  }
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', asXmlCharacters(name));
  for (const size of ['font-size', 'font-family', 'width', 'height']) svg.removeAttribute(size);
  return trusted(new XMLSerializer().serializeToString(svg as never));
}

const NUMERIC = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height', 'd', 'transform'] as const;

/** A label that has room, of characters that an SVG can hold. */
export function label(text: string): string {
  const safe = asXmlCharacters(text).replace(/\s+/g, ' ').trim();
  const letters = [...safe];
  return letters.length > LONGEST_LABEL ? `${letters.slice(0, LONGEST_LABEL - 1).join('')}…` : safe;
}
