import { expect } from '@open-wc/testing';
import '../../src/messages/all.js';
import { en } from '../../src/messages/en.js';
import { LANGUAGES, registerMessages } from '../../src/messages/languages.js';
import type { Messages } from '../../src/messages/messages.js';

const TAGS = [
  ...['en', 'de', 'nl', 'sv', 'da', 'nb', 'no', 'nn', 'fi', 'cs', 'pl', 'tr', 'fr', 'it', 'es'],
  ...['pt', 'hi', 'ar', 'he', 'iw', 'ja', 'zh', 'ko'],
  ...['zh-hant', 'zh-tw', 'zh-hk', 'zh-mo'],
];
const JARGON =
  /oauth|token|pkce|authori[sz]|redirect|transaction|\b(ur[il]|scope|client|server|endpoint|code|verifier|json|https?|cors|csp|api|parameter|attribut\w*|cookies?|popup|issuer|error)\b/i;

it('the languages are these', () => {
  expect([...LANGUAGES.keys()]).to.have.members(TAGS);
});

it('a language is complete, or the compiler says so', () => {
  // @ts-expect-error -- the other texts are missing
  registerMessages(['x-some'], { signIn: 'Sign in' });
  LANGUAGES.delete('x-some');
});

for (const [tag, messages] of LANGUAGES) {
  const { signIn, signOut, signingIn, cancel, openSignIn, ...sentences } = messages;
  const { popupOpen, popupBlocked, closeWindow, ...failures } = sentences;
  const labels = Object.entries({ signIn, signOut, signingIn, cancel });
  const all = Object.entries<string>({ ...messages });

  describe(`the texts in ${tag}`, () => {
    it('are of that language, and no two the same', () => {
      expect(new Set(Object.values(messages)).size).to.equal(Object.keys(en).length);
      if (tag === 'en') return;
      for (const [name, text] of all) expect(text).not.to.equal(en[name as keyof Messages]);
    });

    it('have no word that only developers know', () => {
      for (const [name, text] of all) expect(text, name).not.to.match(JARGON);
    });

    it('are well written', () => {
      for (const [name, text] of all) {
        expect(text, name).to.match(/^[\p{Lu}\p{Lo}]/u);
        expect(text, name).not.to.match(/['"|]|\.\.\.|\s\s|\s$/);
      }
    });

    it('are short on the button, which says with dots that something is under way', () => {
      for (const [name, text] of labels) expect(text, name).to.match(/^[^.!?。।]{2,20}$/);
      expect(labels.filter(([, text]) => text.endsWith('…'))).to.eql([['signingIn', signingIn]]);
    });

    it('say of a popup where it is, or give a link that takes its place', () => {
      for (const text of [popupOpen, popupBlocked, closeWindow])
        expect(text).to.match(/^[^.。।]{8,}[.。।]$/);
      expect(openSignIn).to.match(/^[^.!?。।]{5,40}$/);
    });

    it('say of a failure what happened, and then one thing to do', () => {
      for (const [name, text] of Object.entries(failures)) {
        expect(text, name).to.match(/^[^.。।]{5,}[.。।] ?[^.。।]{3,}[.。।]$/);
      }
    });
  });
}
