<?php
/**
 * Saving the settings. Only administrators get here: options.php requires `manage_options` and a nonce.
 *
 * @package Egain_Login
 */

namespace Egain_Login;

defined( 'ABSPATH' ) || exit;

/** The languages of the button, in their own words. */
const LANGUAGES = array(
	'ar' => 'العربية',
	'cs' => 'Čeština',
	'da' => 'Dansk',
	'de' => 'Deutsch',
	'en' => 'English',
	'es' => 'Español',
	'fi' => 'Suomi',
	'fr' => 'Français',
	'he' => 'עברית',
	'hi' => 'हिन्दी',
	'it' => 'Italiano',
	'ja' => '日本語',
	'ko' => '한국어',
	'nb' => 'Norsk bokmål',
	'nl' => 'Nederlands',
	'pl' => 'Polski',
	'pt' => 'Português',
	'sv' => 'Svenska',
	'tr' => 'Türkçe',
	'zh' => '中文',
);

add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );

/**
 * Registers the option.
 */
function register_settings() {
	register_setting(
		OPTION,
		OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => __NAMESPACE__ . '\sanitize_settings',
		)
	);
}

/**
 * Gets the names of the text fields.
 *
 * @return array<string, string>
 */
function get_field_labels(): array {
	return array(
		'authorize_url'    => __( 'Authorization URL', 'egain-login' ),
		'token_url'        => __( 'Access Token URL', 'egain-login' ),
		'client_id'        => __( 'Client ID', 'egain-login' ),
		'scope'            => __( 'Scopes', 'egain-login' ),
		'prefix'           => __( 'API Permission Prefix', 'egain-login' ),
		'authorize_params' => __( 'Further parameters', 'egain-login' ),
	);
}

/**
 * Checks what was typed or pasted. A value that is wrong is not saved, and the one before stays.
 *
 * @param mixed $input What the form sent.
 * @return array<string, string>
 */
function sanitize_settings( $input ): array {
	$input    = is_array( $input ) ? $input : array();
	$typed    = read_form( $input );
	$settings = read_settings();
	foreach ( get_field_labels() as $name => $label ) {
		$value   = $typed[ $name ];
		$mistake = check_field( $name, $value );
		if ( $mistake ) {
			/* translators: 1: name of a field, 2: what was typed, 3: what is wrong with it. */
			report( $name, sprintf( __( '%1$s “%2$s” was not saved. %3$s', 'egain-login' ), $label, $value, $mistake ), 'error' );
		} else {
			$settings[ $name ] = $value;
		}
	}
	$choices = LOOKS + array(
		'storage'  => STORAGES,
		'language' => array_merge( array( 'page' ), array_keys( LANGUAGES ) ),
	);
	foreach ( $choices as $name => $values ) {
		$value = $input[ $name ] ?? '';
		if ( in_array( $value, $values, true ) ) {
			$settings[ $name ] = $value;
		}
	}
	foreach ( find_warnings( $settings ) as $code => $message ) {
		report( $code, $message, 'warning' );
	}
	// WordPress says so itself only where nothing else is said.
	$types = wp_list_pluck( get_settings_errors( OPTION ), 'type' );
	if ( $types && ! array_intersect( array( 'error', 'success' ), $types ) ) {
		report( 'saved', __( 'Settings saved.', 'egain-login' ), 'success' );
	}
	return $settings;
}

/**
 * Reads the text fields, and puts right what can only be meant in one way.
 *
 * @param array<string, mixed> $input What the form sent.
 * @return array<string, string>
 */
function read_form( array $input ): array {
	$typed = array();
	foreach ( array_keys( get_field_labels() ) as $name ) {
		$typed[ $name ] = clean( $input[ $name ] ?? '' );
	}
	$chosen         = array_map( __NAMESPACE__ . '\clean', (array) ( $input['scopes'] ?? array() ) );
	$typed['scope'] = implode( ' ', split_scopes( implode( ' ', $chosen ) . ' ' . $typed['scope'] ) );

	$pasted = clean( $input['pasted'] ?? '' );
	if ( '' !== $pasted ) {
		$typed = array_merge( $typed, read_pasted( $pasted, clean( $input['actor'] ?? '' ) ) );
	}
	foreach ( array( 'authorize_url', 'token_url', 'client_id', 'prefix', 'authorize_params' ) as $name ) {
		$typed[ $name ] = preg_replace( '/\s+/', '', $typed[ $name ] );
	}
	foreach ( array( 'authorize_url', 'token_url', 'prefix' ) as $name ) {
		$typed[ $name ] = preg_replace( '~^(?=[\w-]+(\.[\w-]+)+(:\d+)?(/|$))~', 'https://', $typed[ $name ] );
	}
	if ( 'token' === get_endpoint( $typed['authorize_url'] ) && 'authorize' === get_endpoint( $typed['token_url'] ) ) {
		list( $typed['token_url'], $typed['authorize_url'] ) = array( $typed['authorize_url'], $typed['token_url'] );
	}
	if ( '' !== $typed['prefix'] ) {
		$typed['prefix'] = trailingslashit( $typed['prefix'] );
	}
	$typed['authorize_url']    = remove_flow_parameters( $typed['authorize_url'] );
	$typed['authorize_params'] = ltrim( $typed['authorize_params'], '?' );
	return $typed;
}

/**
 * Takes what was pasted, and says what was found.
 *
 * @param string $pasted The text.
 * @param string $actor  Who signs in, if it has addresses for both: `user` or `customer`.
 * @return array<string, string> The fields that it had values for.
 */
function read_pasted( string $pasted, string $actor ): array {
	$found = read_metadata( $pasted );
	if ( ! $found['actors'] ) {
		report( 'pasted', __( 'There is no address of eGain’s in what you pasted. The metadata has an Authorization URL, which ends in /authorize.', 'egain-login' ), 'error' );
		return array();
	}
	if ( preg_match( '/client_?secret/i', $pasted ) ) {
		report( 'secret', __( 'What you pasted contains a client secret. It was not saved: a web page can keep no secret. In eGain, the platform must be “Single Page Application”.', 'egain-login' ), 'warning' );
	}
	$endpoints = $found['actors'][ $actor ] ?? reset( $found['actors'] );
	$fields    = array_filter(
		array(
			'authorize_url' => $endpoints['authorize'] ?? '',
			'token_url'     => $endpoints['token'] ?? '',
			'client_id'     => $found['client_id'],
			'scope'         => implode( ' ', $found['scopes'] ),
			'prefix'        => $found['prefix'],
		)
	);
	$names     = array_intersect_key( get_field_labels(), $fields );
	/* translators: %s: names of fields, separated by commas. */
	report( 'found', sprintf( __( 'Settings saved. Found in what you pasted: %s.', 'egain-login' ), implode( ', ', $names ) ), 'success' );
	return $fields;
}

/**
 * Checks the value of a text field.
 *
 * @param string $name  The field.
 * @param string $value The value.
 * @return string What is wrong, or nothing.
 */
function check_field( string $name, string $value ): string {
	if ( '' === $value ) {
		return '';
	}
	switch ( $name ) {
		case 'authorize_url':
			return check_endpoint( $value, 'authorize' );
		case 'token_url':
			return check_endpoint( $value, 'token' );
		case 'client_id':
			return check_client_id( $value );
		case 'scope':
			return check_scope( $value );
		case 'prefix':
			return check_prefix( $value );
		default:
			return check_authorize_params( $value );
	}
}

/**
 * Makes a value of the form plain text. Not by sanitize_text_field(), which removes the percent-encoded
 * characters of an address.
 *
 * @param mixed $value The value.
 */
function clean( $value ): string {
	return is_string( $value ) ? trim( wp_check_invalid_utf8( $value ) ) : '';
}

/**
 * Adds a message to those that the page shows after saving, once: WordPress checks an option twice when
 * it is saved for the first time.
 *
 * @param string $code    Identifies it.
 * @param string $message Plain text.
 * @param string $type    One of `error`, `warning` and `success`.
 */
function report( string $code, string $message, string $type ) {
	if ( ! in_array( $code, wp_list_pluck( get_settings_errors( OPTION ), 'code' ), true ) ) {
		add_settings_error( OPTION, $code, esc_html( $message ), $type );
	}
}
