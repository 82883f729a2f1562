import { css, html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from './icon';

interface Reference {
  readonly id: string;
  readonly thumbnail: string;
  readonly name: string;
}

interface Upload {
  readonly key: number;
  readonly name: string;
  readonly share: number;
  readonly error: string;
}

const ACCEPTED = ['image/png', 'image/jpeg', 'image/webp'];

/**
 * Takes reference pictures by drop, paste and choice, and sends each to the server, which alone decides. Fires
 * `references-changed` with the ids in order whenever a person adds, removes or moves one.
 */
class Dropzone extends LitElement {
  static override properties = {
    references: { type: Array },
    most: { type: Number },
    largest: { type: Number },
    disabled: { type: Boolean },
    uploads: { state: true },
    over: { state: true },
    said: { state: true },
  };

  static override styles = css`
    :host {
      display: block;
      font-family: var(--pl-font);
      font-size: var(--pl-size-s);
      line-height: 1.25rem;
    }
    .zone {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      padding: 8px;
      border: 1px dashed var(--pl-outline);
      border-radius: var(--pl-radius);
      background: var(--pl-surface);
    }
    .zone.over {
      border-color: var(--pl-leaf);
      border-style: solid;
      background: var(--pl-leaf-soft);
    }
    ul {
      display: contents;
    }
    li {
      position: relative;
      width: 76px;
      height: 76px;
      border-radius: var(--pl-radius-s);
      background: var(--pl-well);
      list-style: none;
    }
    img {
      width: 100%;
      height: 100%;
      border-radius: inherit;
      object-fit: cover;
    }
    .order {
      position: absolute;
      bottom: 4px;
      left: 4px;
      min-width: 18px;
      border-radius: 9px;
      background: rgb(0 0 0 / 65%);
      color: #fff;
      font-size: 0.6875rem;
      font-variant-numeric: tabular-nums;
      line-height: 18px;
      text-align: center;
      pointer-events: none;
    }
    button {
      font: inherit;
      cursor: pointer;
    }
    .move {
      display: block;
      width: 100%;
      height: 100%;
      padding: 0;
      border: 0;
      border-radius: inherit;
      background: none;
      cursor: grab;
    }
    .remove {
      position: absolute;
      top: 0;
      right: 0;
      display: grid;
      width: 28px;
      height: 28px;
      padding: 0;
      border: 0;
      background: none;
      place-items: center;
    }
    .remove span {
      display: grid;
      width: 20px;
      height: 20px;
      border-radius: 50%;
      background: rgb(0 0 0 / 65%);
      color: #fff;
      place-items: center;
    }
    .add {
      display: flex;
      flex: 1 1 150px;
      align-items: center;
      justify-content: center;
      gap: 8px;
      min-height: 44px;
      padding: 8px 12px;
      border: 0;
      border-radius: var(--pl-radius-s);
      background: none;
      color: var(--pl-text-2);
      text-align: start;
    }
    .add:hover {
      background: var(--pl-hover);
      color: var(--pl-text);
    }
    .add:disabled {
      background: none;
      color: var(--pl-text-3);
      cursor: default;
    }
    button:focus-visible {
      outline: 2px solid var(--pl-focus);
      outline-offset: 1px;
    }
    .icon {
      flex: none;
      width: 18px;
      height: 18px;
    }
    .remove .icon {
      width: 12px;
      height: 12px;
    }
    .sending {
      display: grid;
      overflow: hidden;
      color: var(--pl-text-2);
      font-variant-numeric: tabular-nums;
      place-items: center;
    }
    progress {
      position: absolute;
      bottom: 0;
      width: 100%;
      height: 4px;
      accent-color: var(--pl-leaf);
    }
    .error {
      display: flex;
      align-items: flex-start;
      gap: 8px;
      margin-top: 8px;
      color: var(--pl-bruise-text);
      overflow-wrap: anywhere;
    }
    .error > span {
      flex: 1;
    }
    .error button {
      display: grid;
      width: 24px;
      height: 24px;
      margin: -2px 0;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      place-items: center;
    }
    .said,
    input {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `;

  declare references: readonly Reference[];
  declare most: number;
  declare largest: number;
  declare disabled: boolean;
  private declare uploads: readonly Upload[];
  private declare over: boolean;
  private declare said: string;
  private keys = 0;
  private dragged = '';
  private readonly paste = (event: ClipboardEvent) => this.onPaste(event);

  constructor() {
    super();
    this.references = [];
    this.most = 4;
    this.largest = 20_000_000;
    this.disabled = false;
    this.uploads = [];
    this.over = false;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('paste', this.paste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.paste);
  }

  protected override render(): TemplateResult {
    const full = this.room() <= 0;
    return html`<div
        class="zone ${this.over ? 'over' : ''}"
        role="group"
        aria-label="Reference pictures"
        @dragover=${this.onDragOver}
        @dragleave=${() => (this.over = false)}
        @drop=${this.onDrop}
      >
        <ul>
          ${repeat(
            this.references,
            (reference) => reference.id,
            (reference, index) => this.reference(reference, index),
          )}
          ${this.uploads
            .filter((upload) => !upload.error)
            .map(
              (upload) =>
                html`<li class="sending">
                  ${Math.round(upload.share * 100)} %<progress
                    max="1"
                    .value=${upload.share}
                    aria-label=${`Sending ${upload.name}`}
                  ></progress>
                </li>`,
            )}
        </ul>
        <button class="add" ?disabled=${this.disabled || full} @click=${this.pick}>
          ${icon('image-plus')}${full
            ? `${this.most} of ${this.most} references`
            : 'Add references: drop, paste or choose'}
        </button>
        <input
          type="file"
          accept=${ACCEPTED.join(',')}
          multiple
          tabindex="-1"
          aria-hidden="true"
          @change=${this.onPick}
        />
      </div>
      <div role="alert">${this.uploads.filter((upload) => upload.error).map((upload) => this.refusal(upload))}</div>
      <div class="said" role="status">${this.said}</div>`;
  }

  private reference(reference: Reference, index: number): TemplateResult {
    const place = `Reference ${index + 1} of ${this.references.length}, ${reference.name}`;
    return html`<li>
      <button
        class="move"
        draggable="true"
        aria-label="${place}. Arrow keys move it, Delete removes it."
        @keydown=${(event: KeyboardEvent) => this.onKey(event, index)}
        @dragstart=${() => (this.dragged = reference.id)}
        @dragend=${() => (this.dragged = '')}
        @dragenter=${() => this.onDragEnter(index)}
      >
        <img src=${reference.thumbnail} alt="" draggable="false" />
      </button>
      <span class="order" aria-hidden="true">${index + 1}</span>
      <button class="remove" aria-label="Remove ${reference.name}" @click=${() => this.takeAway(index)}>
        <span>${icon('x')}</span>
      </button>
    </li>`;
  }

  private refusal(upload: Upload): TemplateResult {
    return html`<div class="error">
      ${icon('circle-x')}<span>${upload.name}: ${upload.error}</span>
      <button aria-label="Dismiss" @click=${() => this.forget(upload.key)}>${icon('x')}</button>
    </div>`;
  }

  private room(): number {
    return this.most - this.references.length - this.uploads.filter((upload) => !upload.error).length;
  }

  private pick(): void {
    this.renderRoot.querySelector('input')?.click();
  }

  private onPick(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.take([...(input.files ?? [])]);
    input.value = '';
  }

  private onPaste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith('image/'));
    if (files.length > 0 && !this.disabled && this.checkVisibility()) {
      event.preventDefault();
      this.take(files);
    }
  }

  private onDragOver(event: DragEvent): void {
    const files = event.dataTransfer?.types.includes('Files') ?? false;
    if ((files && !this.disabled) || this.dragged) {
      event.preventDefault();
      this.over = files;
    }
  }

  private onDrop(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    if (!this.dragged && !this.disabled) {
      this.take([...(event.dataTransfer?.files ?? [])]);
    }
  }

  private onDragEnter(index: number): void {
    const from = this.references.findIndex((reference) => reference.id === this.dragged);
    if (from >= 0 && from !== index) {
      this.move(from, index);
    }
  }

  private onKey(event: KeyboardEvent, index: number): void {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (step) {
      event.preventDefault();
      this.move(index, index + step);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.takeAway(index);
    }
  }

  private move(from: number, to: number): void {
    const moved = this.references[from];
    if (!moved || to < 0 || to >= this.references.length) {
      return;
    }
    const others = this.references.filter((_, index) => index !== from);
    this.tell([...others.slice(0, to), moved, ...others.slice(to)]);
    this.said = `Moved to place ${to + 1}`;
    // The list keeps its elements, but moving one in the document takes its focus away.
    void this.updateComplete.then(() => this.renderRoot.querySelectorAll<HTMLElement>('.move')[to]?.focus());
  }

  private takeAway(index: number): void {
    this.said = `Removed ${this.references[index]?.name}`;
    this.tell(this.references.filter((_, other) => other !== index));
    void this.updateComplete.then(() => {
      const left = this.renderRoot.querySelectorAll<HTMLElement>('.move');
      (left[Math.min(index, left.length - 1)] ?? this.renderRoot.querySelector<HTMLElement>('.add'))?.focus();
    });
  }

  private tell(references: readonly Reference[]): void {
    this.references = references;
    const ids = references.map((reference) => reference.id);
    this.dispatchEvent(new CustomEvent('references-changed', { detail: { ids } }));
  }

  private take(files: File[]): void {
    this.uploads = this.uploads.filter((upload) => !upload.error);
    for (const file of files) {
      const error = this.objection(file);
      const upload = { key: ++this.keys, name: file.name || 'Pasted picture', share: 0, error };
      this.uploads = [...this.uploads, upload];
      if (!error) {
        this.send(file, upload);
      }
    }
  }

  /** A courtesy that saves an upload; the server checks everything again. */
  private objection(file: File): string {
    if (!ACCEPTED.includes(file.type)) {
      return 'not a PNG, JPEG or WebP picture. Save it as one of these and add it again.';
    }
    if (file.size > this.largest) {
      return `larger than ${Math.floor(this.largest / 1_000_000)} MB. Make it smaller and add it again.`;
    }
    return this.room() <= 0 ? `no room: at most ${this.most} references. Remove one first.` : '';
  }

  private send(file: File, upload: Upload): void {
    const request = new XMLHttpRequest();
    request.open('POST', this.getAttribute('target') ?? '');
    request.setRequestHeader('Content-Type', file.type);
    request.setRequestHeader('X-Filename', encodeURIComponent(upload.name));
    request.upload.onprogress = (event) => this.show({ ...upload, share: event.loaded / (event.total || 1) });
    request.onerror = () => this.show({ ...upload, error: 'the connection broke. Add it again.' });
    request.onload = () => this.answered(request, upload);
    request.send(file);
  }

  private answered(request: XMLHttpRequest, upload: Upload): void {
    const answer = parse(request.responseText);
    if (request.status === 200 && answer.id && answer.thumbnail !== undefined) {
      this.forget(upload.key);
      this.said = `Added ${upload.name}`;
      this.tell([...this.references, { id: answer.id, thumbnail: answer.thumbnail, name: upload.name }]);
    } else {
      this.show({ ...upload, error: answer.refusal ?? 'the server could not take it. Add it again in a moment.' });
    }
  }

  private show(upload: Upload): void {
    this.uploads = this.uploads.map((old) => (old.key === upload.key ? upload : old));
  }

  private forget(key: number): void {
    this.uploads = this.uploads.filter((upload) => upload.key !== key);
  }
}

function parse(text: string): { id?: string; thumbnail?: string; refusal?: string } {
  try {
    return JSON.parse(text) as { id?: string; thumbnail?: string; refusal?: string };
  } catch {
    return {};
  }
}

customElements.define('plantain-dropzone', Dropzone);
