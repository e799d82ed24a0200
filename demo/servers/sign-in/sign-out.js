// The request proved that it comes from the application: nobody has to click.
const button = document.querySelector('button[name="logout"]');
button.form.requestSubmit(button);
