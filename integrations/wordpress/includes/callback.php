<?php
/**
 * The callback page: an address, and no page of the site.
 *
 * @package Egain_Login
 */

namespace Egain_Login;

defined( 'ABSPATH' ) || exit;

/** Below the site's address. Needs no rewrite rule, so there is none to flush or to remove. */
const CALLBACK_PATH = '/egain-login/callback/';

// Before WordPress looks for a page, and before plugins that show another one (maintenance, members only).
add_action( 'parse_request', __NAMESPACE__ . '\answer_callback', 0 );

/**
 * Answers requests for the callback page.
 */
function answer_callback() {
	// Compared, and never shown.
	$requested = isset( $_SERVER['REQUEST_URI'] ) ? esc_url_raw( wp_unslash( $_SERVER['REQUEST_URI'] ) ) : '';
	$path      = strtok( $requested, '?' );
	$home      = untrailingslashit( (string) wp_parse_url( get_option( 'home' ), PHP_URL_PATH ) );
	// Both, so that a login under way survives a change of the permalinks.
	if ( $home . CALLBACK_PATH === $path || "$home/index.php" . CALLBACK_PATH === $path ) {
		send_callback_headers();
		print_callback_page();
		exit;
	}
}

/**
 * Keeps the page out of every cache, and everything else out of the page.
 */
function send_callback_headers() {
	foreach ( array( 'DONOTCACHEPAGE', 'DONOTMINIFY', 'DONOTROCKETOPTIMIZE' ) as $name ) {
		if ( ! defined( $name ) ) {
			define( $name, true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.VariableConstantNameFound -- The names that caches look for.
		}
	}
	status_header( 200 );
	nocache_headers();
	header( 'Cache-Control: no-store, private, max-age=0' );
	header( 'Content-Type: text/html; charset=utf-8' );
	header( 'Referrer-Policy: no-referrer' );
	header( 'X-Content-Type-Options: nosniff' );
	header( 'X-Robots-Tag: noindex' );
	// The token endpoint may be on plain http in a test environment only.
	$token_origin = get_origin( get_configuration()['token-url'] ?? '' );
	header(
		sprintf(
			"Content-Security-Policy: default-src 'none'; script-src %s; connect-src https: %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
			get_origin( get_script_url( '' ) ),
			$token_origin
		)
	);
}

/**
 * Prints the page. Nothing of the request is in it.
 */
function print_callback_page() {
	?>
<!doctype html>
<html <?php language_attributes( 'html' ); ?>>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><?php esc_html_e( 'Signing in', 'egain-login' ); ?></title>
	<?php wp_print_script_tag( array( 'src' => add_query_arg( 'ver', VERSION, get_script_url( 'egain-login.callback.min.js' ) ) ) ); ?>
</head>
<body>
<p>
	<?php esc_html_e( 'Signing in … If this page stays, go back to the site and try again.', 'egain-login' ); ?>
	<a href="<?php echo esc_url( get_option( 'home' ) ); ?>"><?php esc_html_e( 'Back to the site', 'egain-login' ); ?></a>
</p>
<noscript><?php esc_html_e( 'Signing in needs JavaScript.', 'egain-login' ); ?></noscript>
</body>
</html>
	<?php
}
