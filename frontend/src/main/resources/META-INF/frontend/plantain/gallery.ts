import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import { icon } from './icon';
import { justify, type Row, type Sized } from './justify';

interface Tile extends Sized {
  readonly id: string;
  readonly source: string;
  readonly description: string;
  readonly state: 'ready' | 'pending' | 'failed';
  readonly label: string;
  readonly badge: string;
}

const GAP = 8;
const HEIGHTS: Record<string, number> = { comfortable: 264, compact: 160 };
const SKELETON: readonly Sized[] = [4, 3, 6, 4, 5, 3, 4, 6, 4, 3, 5, 4].map((width) => ({ width, height: 4 }));

/**
 * Pictures in justified rows. All sizes are known before a byte of a picture is, so nothing jumps; rows outside the window
 * cost no layout. Fires `open` and `selection-changed`, and `more` when the end comes near and the server has more.
 */
class Gallery extends LitElement {
  static override properties = {
    density: { type: String },
    selectable: { type: Boolean },
    loading: { type: Boolean },
    label: { type: String },
  };

  static override styles = css`
    :host {
      display: block;
      min-width: 0;
      font-family: var(--pl-font);
    }
    .row {
      display: flex;
      gap: ${GAP}px;
      margin-bottom: ${GAP}px;
      content-visibility: auto;
    }
    .tile {
      position: relative;
      flex: none;
      border-radius: var(--pl-radius-s);
      background: var(--pl-well);
    }
    .open {
      display: grid;
      box-sizing: border-box;
      width: 100%;
      height: 100%;
      overflow: hidden;
      padding: 0;
      border: 0;
      border-radius: inherit;
      background: none;
      color: var(--pl-text-2);
      cursor: zoom-in;
      font: inherit;
      place-items: center;
    }
    button:focus-visible {
      outline: none;
    }
    img {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
    .note {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 8px;
      max-width: 100%;
      box-sizing: border-box;
      padding: 8px;
      font-size: var(--pl-size-s);
      font-weight: var(--pl-medium);
      line-height: 1.25rem;
      overflow-wrap: anywhere;
    }
    .pending .open,
    .failed .open {
      cursor: pointer;
    }
    .failed .open {
      border: 1px solid var(--pl-bruise-line);
      background: var(--pl-bruise-soft);
      color: var(--pl-bruise-text);
    }
    .pending .open {
      border: 1px solid var(--pl-line);
    }
    .pending .open::before {
      position: absolute;
      inset: 0;
      border-radius: inherit;
      background: linear-gradient(100deg, transparent 30%, var(--pl-hover) 50%, transparent 70%) 150% 0 / 250% 100%;
      content: '';
    }
    .badge {
      position: absolute;
      top: 6px;
      right: 6px;
      box-sizing: border-box;
      max-width: calc(100% - 12px);
      overflow: hidden;
      padding: 2px 6px;
      border-radius: var(--pl-radius-s);
      background: rgb(0 0 0 / 65%);
      color: #fff;
      font-size: 0.6875rem;
      font-variant-numeric: tabular-nums;
      font-weight: var(--pl-medium);
      line-height: 1rem;
      pointer-events: none;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .pick {
      position: absolute;
      top: 0;
      left: 0;
      display: grid;
      width: 40px;
      height: 40px;
      padding: 0;
      border: 0;
      background: none;
      color: #fff;
      cursor: pointer;
      opacity: 0;
      place-items: center;
    }
    .pick span {
      display: grid;
      box-sizing: border-box;
      width: 22px;
      height: 22px;
      border: 2px solid #fff;
      border-radius: 50%;
      background: rgb(0 0 0 / 45%);
      place-items: center;
    }
    .tile:hover .pick,
    .tile:focus-within .pick,
    .selecting .pick {
      opacity: 1;
    }
    .selecting .open {
      cursor: pointer;
    }
    .chosen .pick span {
      border-color: var(--pl-leaf);
      background: var(--pl-leaf);
      color: var(--pl-on-leaf);
    }
    /* Within the tile, because a row that may be skipped clips whatever lies outside of it. */
    .chosen::after,
    .tile:has(:focus-visible)::after {
      position: absolute;
      border: 3px solid var(--pl-leaf);
      border-radius: inherit;
      box-shadow: inset 0 0 0 2px var(--pl-surface);
      content: '';
      inset: 0;
      pointer-events: none;
    }
    .tile:has(:focus-visible)::after {
      border-color: var(--pl-focus);
    }
    .icon {
      width: 20px;
      height: 20px;
    }
    .pick .icon {
      width: 14px;
      height: 14px;
    }
    .end {
      min-height: 1px;
    }
    .said {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    @media (hover: none) {
      .selectable .pick {
        opacity: 1;
      }
    }
    @media (prefers-reduced-motion: no-preference) {
      .pending .open::before {
        animation: pass 2.4s ease-in-out infinite;
      }
    }
    @keyframes pass {
      to {
        background-position: -100% 0;
      }
    }
  `;

  declare density: string;
  declare selectable: boolean;
  declare loading: boolean;
  declare label: string;

  private tiles: Tile[] = [];
  private rows: Row[] = [];
  private hasMore = false;
  private asked = false;
  private width = 0;
  private current = '';
  private chosen = new Set<string>();
  private readonly sizes = new ResizeObserver(([entry]) => this.resize(entry?.contentRect.width ?? 0));
  private readonly ends = new IntersectionObserver((seen) => this.nearEnd(seen), { rootMargin: '1200px' });

  constructor() {
    super();
    this.density = 'comfortable';
    this.selectable = false;
    this.loading = false;
    this.label = 'Pictures';
  }

  /** Shows these tiles and no others. */
  replace(tiles: Tile[], hasMore: boolean): void {
    this.change(tiles, hasMore);
    const known = new Set(tiles.map((tile) => tile.id));
    this.choose([...this.chosen].filter((id) => known.has(id)));
  }

  /** Adds the next page at the end. */
  addAtEnd(tiles: Tile[], hasMore: boolean): void {
    this.change([...this.tiles, ...tiles], hasMore);
  }

  /** Adds new tiles before all others. */
  addAtStart(tiles: Tile[]): void {
    this.change([...tiles, ...this.tiles], this.hasMore);
  }

  /** Puts a newer state of one tile in the old one's place. */
  replaceOne(tile: Tile): void {
    this.change(
      this.tiles.map((old) => (old.id === tile.id ? tile : old)),
      this.hasMore,
    );
  }

  /** Takes tiles away. */
  removeAll(ids: string[]): void {
    const gone = new Set(ids);
    this.change(
      this.tiles.filter((tile) => !gone.has(tile.id)),
      this.hasMore,
    );
    this.choose([...this.chosen].filter((id) => !gone.has(id)));
  }

  clearSelection(): void {
    this.choose([]);
  }

  override focus(options?: FocusOptions): void {
    this.button(this.current)?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.ends.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('density')) {
      this.arrange();
    }
  }

  protected override firstUpdated(): void {
    this.ends.observe(this.renderRoot.querySelector('.end') as Element);
  }

  protected override render(): TemplateResult {
    const selecting = this.chosen.size > 0;
    const waiting = this.loading && this.tiles.length === 0;
    return html`<div
        class="${selecting ? 'selecting' : ''} ${this.selectable ? 'selectable' : ''}"
        role="list"
        aria-label=${this.label}
        aria-busy=${waiting}
        @keydown=${this.onKey}
        @keyup=${this.onKeyUp}
        @focusin=${this.onFocus}
      >
        ${waiting ? this.skeleton() : nothing}
        ${repeat(
          this.rows,
          (row) => this.tiles[row.start]?.id,
          (row) =>
            html`<div class="row" role="presentation" style=${styleMap(rowStyle(row))}>
              ${repeat(
                row.widths,
                (_, column) => this.tiles[row.start + column]?.id,
                (width, column) => this.tile(row.start + column, width, row.height),
              )}
            </div>`,
        )}
      </div>
      <div class="end"></div>
      <div class="said" role="status">${selecting ? `${this.chosen.size} selected` : ''}</div>`;
  }

  private tile(index: number, width: number, height: number): TemplateResult | typeof nothing {
    const tile = this.tiles[index];
    if (!tile) {
      return nothing;
    }
    const chosen = this.chosen.has(tile.id);
    const tabStop = this.current ? tile.id === this.current : index === 0;
    return html`<div
      class="tile ${tile.state} ${chosen ? 'chosen' : ''}"
      role="listitem"
      style=${styleMap({ width: `${width}px`, height: `${height}px` })}
    >
      <button
        class="open"
        data-id=${tile.id}
        tabindex=${tabStop ? 0 : -1}
        aria-label=${[tile.label, tile.description].filter(Boolean).join(': ')}
        @click=${(event: MouseEvent) => this.onClick(event, tile)}
      >
        ${picture(tile)}
      </button>
      ${tile.badge ? html`<span class="badge">${tile.badge}</span>` : nothing}
      ${this.selectable && tile.state === 'ready'
        ? html`<button
            class="pick"
            role="checkbox"
            tabindex="-1"
            aria-checked=${chosen}
            aria-label="Select"
            @click=${() => this.toggle(tile.id)}
          >
            <span>${chosen ? icon('check') : nothing}</span>
          </button>`
        : nothing}
    </div>`;
  }

  private skeleton(): TemplateResult {
    const rows = justify(SKELETON, this.width, this.target(), GAP);
    return html`${rows.map(
      (row) =>
        html`<div class="row" aria-hidden="true">
          ${row.widths.map(
            (width) =>
              html`<div class="tile" style=${styleMap({ width: `${width}px`, height: `${row.height}px` })}></div>`,
          )}
        </div>`,
    )}`;
  }

  private change(tiles: Tile[], hasMore: boolean): void {
    this.tiles = tiles;
    this.hasMore = hasMore;
    this.asked = false;
    if (!tiles.some((tile) => tile.id === this.current)) {
      this.current = '';
    }
    this.arrange();
    this.requestUpdate();
    // The end may still be in sight after a short page; observing anew reports it again.
    const end = this.renderRoot.querySelector('.end');
    if (hasMore && end) {
      void this.updateComplete.then(() => {
        this.ends.unobserve(end);
        this.ends.observe(end);
      });
    }
  }

  private resize(width: number): void {
    if (width > 0 && Math.abs(width - this.width) >= 1) {
      this.width = Math.floor(width);
      this.arrange();
      this.requestUpdate();
    }
  }

  private arrange(): void {
    this.rows = this.width > 0 ? justify(this.tiles, this.width, this.target(), GAP) : [];
  }

  private target(): number {
    return Math.min(HEIGHTS[this.density] ?? 264, this.width * (this.density === 'compact' ? 0.36 : 0.72));
  }

  private nearEnd(seen: IntersectionObserverEntry[]): void {
    if (seen.some((entry) => entry.isIntersecting) && this.hasMore && !this.asked) {
      this.asked = true;
      this.dispatchEvent(new CustomEvent('more'));
    }
  }

  private onClick(event: MouseEvent, tile: Tile): void {
    const picks = this.selectable && tile.state === 'ready' && (this.chosen.size > 0 || event.ctrlKey || event.metaKey);
    if (picks && event.detail > 0) {
      this.toggle(tile.id);
    } else {
      this.dispatchEvent(new CustomEvent('open', { detail: { id: tile.id } }));
    }
  }

  private onFocus(event: FocusEvent): void {
    const id = (event.target as HTMLElement).dataset.id;
    if (id && id !== this.current) {
      this.current = id;
      this.requestUpdate();
    }
  }

  private onKey(event: KeyboardEvent): void {
    const id = (event.target as HTMLElement).dataset.id;
    const index = this.tiles.findIndex((tile) => tile.id === id);
    if (index < 0 || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const next = this.destination(event.key, index);
    if (next !== undefined) {
      this.button(this.tiles[next]?.id ?? '')?.focus();
    } else if ((event.key === ' ' || event.key === 'x') && this.selectable) {
      this.toggle(id as string);
    } else if (event.key === 'Escape' && this.chosen.size > 0) {
      this.choose([]);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Browsers click a button when the space bar comes up again. */
  private onKeyUp(event: KeyboardEvent): void {
    if (event.key === ' ' && this.selectable) {
      event.preventDefault();
    }
  }

  private destination(key: string, index: number): number | undefined {
    switch (key) {
      case 'ArrowRight':
        return Math.min(index + 1, this.tiles.length - 1);
      case 'ArrowLeft':
        return Math.max(index - 1, 0);
      case 'ArrowDown':
        return this.inRow(index, 1);
      case 'ArrowUp':
        return this.inRow(index, -1);
      case 'Home':
        return 0;
      case 'End':
        return this.tiles.length - 1;
      default:
        return undefined;
    }
  }

  /** The tile of the row above or below whose middle lies nearest. */
  private inRow(index: number, step: number): number {
    const from = this.rows.findIndex((row) => index < row.start + row.widths.length);
    const there = this.rows[from + step];
    const here = this.rows[from];
    if (!there || !here) {
      return index;
    }
    const middle = middles(here)[index - here.start] ?? 0;
    const distances = middles(there).map((other) => Math.abs(other - middle));
    return there.start + distances.indexOf(Math.min(...distances));
  }

  private toggle(id: string): void {
    if (this.tiles.find((tile) => tile.id === id)?.state === 'ready') {
      this.choose(this.chosen.has(id) ? [...this.chosen].filter((other) => other !== id) : [...this.chosen, id]);
    }
  }

  private choose(ids: string[]): void {
    if (ids.length === this.chosen.size && ids.every((id) => this.chosen.has(id))) {
      return;
    }
    this.chosen = new Set(ids);
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('selection-changed', { detail: { ids } }));
  }

  private button(id: string): HTMLElement | undefined {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.open')];
    return id ? buttons.find((button) => button.dataset.id === id) : buttons[0];
  }
}

function picture(tile: Tile): TemplateResult {
  if (tile.state === 'ready') {
    return html`<img src=${tile.source} alt="" loading="lazy" decoding="async" draggable="false" />`;
  }
  const failed = tile.state === 'failed';
  return html`<span class="note">${icon(failed ? 'circle-x' : 'image')}${tile.label}</span>`;
}

function rowStyle(row: Row): Record<string, string> {
  return { height: `${row.height}px`, 'contain-intrinsic-height': `${row.height}px` };
}

function middles(row: Row): number[] {
  let left = 0;
  return row.widths.map((width) => {
    const middle = left + width / 2;
    left += width + GAP;
    return middle;
  });
}

customElements.define('plantain-gallery', Gallery);
