import { html, nothing, render, type TemplateResult } from 'lit';
import PhotoSwipe from 'photoswipe';
import libraryStyle from 'photoswipe/style.css?inline';
import { icon } from './icon';
import ownStyle from './lightbox.css?inline';

interface Slide {
  readonly id: string;
  readonly source: string;
  readonly thumbnail: string;
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly prompt: string;
  readonly facts: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly original: string;
}

interface Action {
  readonly name: string;
  readonly label: string;
  readonly icon: string;
}

const PANEL_FROM = 900;
const PANEL_WIDTH = 340;
const SHEET_SHARE = 0.38;

let styled = false;

/**
 * Pictures one at a time over the whole window, with what is known about each. Fires `shown` and `action` with the id of the
 * picture, and `closed`. PhotoSwipe does zoom, swipe and keys.
 */
class Lightbox extends HTMLElement {
  actions: readonly Action[] = [];
  private slides: readonly Slide[] = [];
  private pswp: PhotoSwipe | undefined;

  /** Opens at one of the slides; unknown ids open the first. */
  open(slides: Slide[], id: string): void {
    if (slides.length === 0) {
      return;
    }
    adoptStyle();
    this.pswp?.destroy();
    this.slides = slides;
    const index = Math.max(0, slides.findIndex((slide) => slide.id === id));
    this.pswp = this.create(index);
    this.pswp.init();
  }

  close(): void {
    this.pswp?.close();
  }

  disconnectedCallback(): void {
    this.pswp?.destroy();
  }

  private create(index: number): PhotoSwipe {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const speed = still ? 0 : 180;
    const pswp = new PhotoSwipe({
      dataSource: this.slides.map(itemOf),
      index,
      mainClass: 'pl-lightbox',
      bgOpacity: 1,
      loop: false,
      trapFocus: false,
      showHideAnimationType: still ? 'none' : 'fade',
      showAnimationDuration: speed,
      hideAnimationDuration: speed,
      zoomAnimationDuration: still ? false : speed,
      closeTitle: 'Close',
      zoomTitle: 'Zoom',
      arrowPrevTitle: 'Previous picture',
      arrowNextTitle: 'Next picture',
      errorMsg: 'This picture could not be loaded. Close it and try again.',
      paddingFn: (viewport) => roomFor(viewport),
    });
    this.addPanel(pswp);
    this.addKeys(pswp);
    pswp.on('change', () => this.tell('shown', pswp));
    pswp.on('destroy', () => {
      this.pswp = undefined;
      this.dispatchEvent(new CustomEvent('closed'));
    });
    return pswp;
  }

  private addPanel(pswp: PhotoSwipe): void {
    pswp.on('uiRegister', () => {
      pswp.ui?.registerElement({
        name: 'facts',
        className: 'pl-lightbox-panel',
        tagName: 'div',
        appendTo: 'root',
        onInit: (element) => {
          element.setAttribute('role', 'group');
          element.setAttribute('aria-label', 'About this picture');
          // The panel scrolls and its text can be marked; without this the library takes both for swipes.
          for (const type of ['pointerdown', 'wheel', 'touchmove']) {
            element.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
          }
          pswp.on('change', () => render(this.panel(pswp), element));
        },
      });
    });
  }

  private addKeys(pswp: PhotoSwipe): void {
    const back = document.activeElement;
    pswp.on('initialLayout', () => {
      pswp.element?.setAttribute('aria-modal', 'true');
      pswp.element?.setAttribute('aria-label', 'Pictures');
      pswp.element?.querySelector<HTMLElement>('.pswp__button--close')?.focus({ preventScroll: true });
    });
    pswp.on('keydown', (event) => {
      const key = event.originalEvent;
      if (!pswp.element?.contains(key.composedPath()[0] as Node)) {
        // A dialog lies above the picture: the keys are the dialog's.
        event.preventDefault();
      } else if (key.key === 'Tab') {
        keepInside(pswp.element, key);
      }
    });
    pswp.on('destroy', () => (back as HTMLElement | null)?.focus({ preventScroll: true }));
  }

  private panel(pswp: PhotoSwipe): TemplateResult | typeof nothing {
    const slide = this.slides[pswp.currIndex];
    if (!slide) {
      return nothing;
    }
    return html`${slide.prompt ? html`<p>${slide.prompt}</p>` : nothing}
      <dl>${slide.facts.map((fact) => html`<dt>${fact.name}</dt><dd>${fact.value}</dd>`)}</dl>
      <div class="pl-lightbox-actions">
        ${this.actions.map(
          (action) =>
            html`<button @click=${() => this.tell('action', pswp, action.name)}>
              ${icon(action.icon)}${action.label}
            </button>`,
        )}
        ${slide.original
          ? html`<a href=${slide.original} download router-ignore>${icon('download')}Download original</a>`
          : nothing}
      </div>`;
  }

  private tell(type: string, pswp: PhotoSwipe, action = ''): void {
    const id = this.slides[pswp.currIndex]?.id;
    if (id) {
      this.dispatchEvent(new CustomEvent(type, { detail: { id, action } }));
    }
  }
}

function itemOf(slide: Slide): object {
  return {
    src: slide.source,
    msrc: slide.thumbnail,
    width: slide.width,
    height: slide.height,
    alt: slide.description,
  };
}

function roomFor(viewport: { x: number; y: number }): { top: number; bottom: number; left: number; right: number } {
  const wide = viewport.x >= PANEL_FROM;
  return {
    top: 60,
    bottom: wide ? 24 : Math.round(viewport.y * SHEET_SHARE) + 12,
    left: wide ? 72 : 0,
    right: wide ? PANEL_WIDTH + 72 : 0,
  };
}

function keepInside(dialog: HTMLElement, event: KeyboardEvent): void {
  const stops = [...dialog.querySelectorAll<HTMLElement>('button, a[href]')].filter((stop) =>
    stop.checkVisibility({ visibilityProperty: true }),
  );
  const next = event.shiftKey ? stops.at(-1) : stops[0];
  const last = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement === last || !stops.includes(document.activeElement as HTMLElement)) {
    event.preventDefault();
    next?.focus();
  }
}

function adoptStyle(): void {
  if (styled) {
    return;
  }
  for (const text of [libraryStyle, ownStyle]) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }
  styled = true;
}

customElements.define('plantain-lightbox', Lightbox);
