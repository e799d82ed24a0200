import { registerMessages } from './languages.js';

/** Hebrew. */
registerMessages(['he', 'iw'], {
  signIn: 'כניסה',
  signOut: 'יציאה',
  signingIn: 'מתבצעת כניסה…',
  denied: 'הכניסה בוטלה או נדחתה. אפשר לנסות שוב.',
  unreachable: 'אין גישה לשירות הכניסה. יש לבדוק את החיבור ולנסות שוב.',
  outdated: 'פג תוקף הכניסה. יש לנסות שוב.',
  storageNeeded: 'הדפדפן אינו מאפשר לאתר הזה לשמור נתונים. יש לאפשר זאת ולנסות שוב.',
  notSetUp: 'הכניסה לאתר הזה לא הוגדרה כראוי. יש להודיע לבעלי האתר.',
  failed: 'הכניסה לא הצליחה. יש לנסות שוב.',
  cancel: 'ביטול',
  popupOpen: 'יש להמשיך בחלון שנפתח כעת.',
  popupBlocked: 'הדפדפן חסם את חלון הכניסה.',
  openSignIn: 'פתיחת דף הכניסה',
  popupClosed: 'חלון הכניסה נסגר. אפשר לנסות שוב.',
  closeWindow: 'אפשר לסגור עכשיו את החלון הזה.',
});
