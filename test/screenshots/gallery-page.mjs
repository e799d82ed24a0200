// What the pictures and the tests of the gallery do in its page. Each function goes there alone, as text.

/** Whether each button is at what it is to show. */
export function isGalleryReady() {
  const statuses = {
    busy: 'authorizing',
    'signed-in': 'signed-in',
    error: 'error',
    popup: 'authorizing',
    blocked: 'error',
  };
  const done = document.querySelector('[data-state=done]')?.shadowRoot;
  const samples = [...document.querySelectorAll('egain-login')];
  // The languages are the last that comes, by the page's script.
  return (
    document.querySelector('.languages li') &&
    done?.querySelector('[part=message]').textContent &&
    samples.every(
      ({ status, shadowRoot, dataset }) =>
        shadowRoot && status === (statuses[dataset.state] ?? 'signed-out'),
    )
  );
}

/** Reads what the page says, with what its buttons say. */
export function readWords() {
  const roots = [...document.querySelectorAll('egain-login')].map(({ shadowRoot }) => shadowRoot);
  return [document.body, ...roots].map(({ textContent }) => textContent).join('');
}

/** Writes all in these fonts. A language's own comes first: Chinese and Japanese share characters. */
export async function setFonts(fonts) {
  for (const { family, bytes, unicodeRange } of fonts) {
    const source = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
    const face = new FontFace(family, source, { weight: '100 900', unicodeRange });
    document.fonts.add(await face.load());
  }
  const families = [...new Set(fonts.map(({ family }) => family))].map((family) => `"${family}"`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { font-family: ${families.join()}, sans-serif !important; }
    :lang(zh) { font-family: ${families[0]}, "noto-sans-sc", sans-serif !important; }
  `);
  document.adoptedStyleSheets.push(sheet);
}

/** Shows nothing else, at the top: scrolled to, it would begin anywhere between two pixels. */
export function showAlone(id) {
  for (const element of document.querySelectorAll('body > :not(main), main > *')) {
    element.hidden = element.id !== id;
  }
}

/** Lets a part of the page end where its content does, with nothing behind its round corners. */
export function cutOut(selector) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    html, body { background: none !important; }
    ${selector} { inline-size: max-content; min-block-size: 0; padding: 24px; }
  `);
  document.adoptedStyleSheets.push(sheet);
}

/** Has the browser draw again and again, outside what is in pictures: WebKitGTK waits for a new frame. */
export function keepDrawing() {
  const dot = document.createElement('i');
  dot.style.cssText = 'position: fixed; inset: auto 0 0 auto; inline-size: 1px; block-size: 1px';
  document.documentElement.append(dot);
  setInterval(() => (dot.style.background = dot.style.background ? '' : 'gray'), 16);
}
