// Sets a title, and ends as a minified file does.
document.title = [1, 2].join(String.fromCharCode(8211));
