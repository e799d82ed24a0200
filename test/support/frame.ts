const frames: HTMLIFrameElement[] = [];

afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** Opens a page of this origin in a frame until the end of the test, and returns its window. */
export async function openFrame(url = '/pages/blank.html'): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe');
  frame.src = url;
  await append(frame);
  return frame.contentWindow as Window & typeof globalThis;
}

/**
 * Imports a module of the sources into a frame's page. It is loaded anew there: its state is not this
 * page's.
 *
 * @param path the source file, such as `/src/oauth/pkce.ts`
 */
export async function importInto<T>(page: Window, path: string): Promise<T> {
  const script = page.document.createElement('script');
  script.type = 'module';
  script.textContent = `
    import * as all from '${path}';
    dispatchEvent(new CustomEvent('imported', { detail: all }));
  `;
  const imported = new Promise<T>((resolve) => {
    const take = (event: Event) => resolve((event as CustomEvent<T>).detail);
    page.addEventListener('imported', take, { once: true });
  });
  page.document.body.append(script);
  return imported;
}

/**
 * Runs code behind a module of the sources that imports nothing, in a sandboxed frame: an opaque
 * origin, to which browsers forbid storage and locks. Returns what the code returns.
 */
export async function runSandboxed(path: string, code: string): Promise<unknown> {
  const source = await (await fetch(path)).text();
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  frame.srcdoc = `<script type="module">${source}
    const outcome = await (async () => { ${code} })().catch(String);
    parent.postMessage({ outcome }, '*');
  </script>`;
  const outcome = new Promise((resolve) => {
    addEventListener('message', function listen({ source: sender, data }: MessageEvent) {
      if (sender !== frame.contentWindow) return;
      removeEventListener('message', listen);
      resolve((data as { outcome: unknown }).outcome);
    });
  });
  await append(frame);
  return outcome;
}

function append(frame: HTMLIFrameElement): Promise<unknown> {
  frames.push(frame);
  return new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    document.body.append(frame);
  });
}
