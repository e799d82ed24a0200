<?php
/**
 * The settings, and the configuration that the script tag carries.
 *
 * @package Egain_Login
 */

namespace Egain_Login;

defined( 'ABSPATH' ) || exit;

/** The looks, the default first. */
const LOOKS = array(
	'variant' => array( 'filled', 'outlined', 'plain' ),
	'size'    => array( 'medium', 'small', 'large' ),
	'shape'   => array( 'rounded', 'pill', 'square' ),
);

/** Where a token may be kept. */
const STORAGES = array( 'memory', 'session', 'local' );

/** OpenID Connect's own scopes, which never take a prefix. */
const OPENID_SCOPES = array( 'openid', 'profile', 'email', 'offline_access' );

/**
 * Gets the settings, with defaults for what was never saved.
 *
 * @return array<string, string>
 */
function read_settings(): array {
	$defaults = array(
		'authorize_url'    => '',
		'token_url'        => '',
		'client_id'        => '',
		'scope'            => '',
		'prefix'           => '',
		'authorize_params' => '',
		// Most sites have several pages, and people expect to stay signed in on all of them.
		'storage'          => 'session',
		'variant'          => LOOKS['variant'][0],
		'size'             => LOOKS['size'][0],
		'shape'            => LOOKS['shape'][0],
		'language'         => 0 === strpos( get_locale(), 'en' ) ? 'en' : 'page',
	);
	return wp_parse_args( (array) get_option( OPTION, array() ), $defaults );
}

/**
 * Gets the element's attributes.
 *
 * @return array<string, string> By name, without those that are not set.
 */
function get_configuration(): array {
	$settings      = read_settings();
	$language      = $settings['language'];
	$configuration = array(
		'authorize-url'    => $settings['authorize_url'],
		'token-url'        => $settings['token_url'],
		'client-id'        => $settings['client_id'],
		'scope'            => add_prefix( $settings['scope'], $settings['prefix'] ),
		'authorize-params' => $settings['authorize_params'],
		'redirect-uri'     => get_redirect_uri(),
		'after-login'      => 'return',
		'storage'          => $settings['storage'],
		'variant'          => $settings['variant'],
		'size'             => $settings['size'],
		'shape'            => $settings['shape'],
		'lang'             => in_array( $language, array( 'en', 'page' ), true ) ? '' : $language,
	);

	/**
	 * Filters the configuration of the login button.
	 *
	 * @param array<string, string> $configuration The attributes of the egain-login element, by name.
	 */
	$configuration = (array) apply_filters( 'egain_login_configuration', $configuration );

	return array_filter( array_map( 'strval', $configuration ), 'strlen' );
}

/**
 * Tells whether a login can begin: whether all required attributes are set.
 */
function is_set_up(): bool {
	$required = array( 'authorize-url', 'token-url', 'client-id', 'scope' );
	return ! array_diff( $required, array_keys( get_configuration() ) );
}

/**
 * Gets the address that eGain returns to. It must be registered there, to the character.
 *
 * Without pretty permalinks, servers pass no other path to WordPress than that of index.php. The address
 * is built from the site's own and not by home_url(), which plugins for several languages change from page
 * to page.
 */
function get_redirect_uri(): string {
	$prefix = get_option( 'permalink_structure' ) ? '' : '/index.php';
	$uri    = untrailingslashit( get_option( 'home' ) ) . $prefix . CALLBACK_PATH;
	return is_ssl() ? set_url_scheme( $uri, 'https' ) : $uri;
}

/**
 * Puts the API Permission Prefix before each scope that takes one.
 *
 * @param string $scope  Scopes, separated by spaces.
 * @param string $prefix May be empty.
 */
function add_prefix( string $scope, string $prefix ): string {
	$scopes = array_map(
		static function ( $name ) use ( $prefix ) {
			$is_whole = in_array( $name, OPENID_SCOPES, true ) || false !== strpos( $name, '://' );
			return $is_whole ? $name : $prefix . $name;
		},
		split_scopes( $scope )
	);
	return implode( ' ', $scopes );
}

/**
 * Splits a list of scopes.
 *
 * @param string $scope Scopes, separated by spaces or commas.
 * @return string[]
 */
function split_scopes( string $scope ): array {
	return array_values( array_unique( preg_split( '/[\s,;]+/', $scope, -1, PREG_SPLIT_NO_EMPTY ) ) );
}

/**
 * Gets the origin of an address.
 *
 * @param string $url An absolute address.
 */
function get_origin( string $url ): string {
	$parts = wp_parse_url( $url );
	if ( empty( $parts['scheme'] ) || empty( $parts['host'] ) ) {
		return '';
	}
	$port = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
	return $parts['scheme'] . '://' . $parts['host'] . $port;
}

/**
 * Gets the address of one of the scripts that the plugin carries.
 *
 * @param string $name The file's name.
 */
function get_script_url( string $name ): string {
	return plugins_url( "scripts/$name", PLUGIN_FILE );
}
