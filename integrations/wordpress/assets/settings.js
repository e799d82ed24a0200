/**
 * The copy buttons, by the library that WordPress has for them.
 */
( function ( { a11y, i18n } ) {
	const { __ } = i18n;
	const clipboard = new window.ClipboardJS( '.egain-login-copy' );

	clipboard.on( 'success', ( event ) => {
		const copied = event.trigger.nextElementSibling;
		event.clearSelection();
		event.trigger.focus();
		copied.classList.remove( 'hidden' );
		setTimeout( () => copied.classList.add( 'hidden' ), 3000 );
		a11y.speak( __( 'Copied.', 'egain-login' ) );
	} );
} )( window.wp );
