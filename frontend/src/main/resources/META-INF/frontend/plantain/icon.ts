import { svg, type SVGTemplateResult } from 'lit';

/** One icon of the sprite, in the colour of the text around it. */
export function icon(name: string): SVGTemplateResult {
  const href = new URL(`plantain/icons.svg#${name}`, document.baseURI);
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href=${href.href}></use></svg>`;
}
