<?php
/**
 * Checking what an administrator saves.
 *
 * @package Egain_Login
 */

namespace Egain_Login;

defined( 'ABSPATH' ) || exit;

/** The tenant of the examples in eGain's documentation. */
const SAMPLE_TENANT = 'TMPRODB88619984';

/** Deployments that put a prefix before each scope. */
const COMMERCIAL_PATTERN = '~^https://(login[\w-]*\.egain\.cloud|[\w-]+\.b2clogin\.com)(?![\w.-])~i';

/** Hosts that mean this machine. */
const LOOPBACK_PATTERN = '~^http://(localhost|127[\d.]+|\[::1\])(:\d+)?([/?]|$)~i';

/**
 * Checks one endpoint's address.
 *
 * @param string $url      The address.
 * @param string $endpoint Either `authorize` or `token`.
 * @return string What is wrong, or nothing.
 */
function check_endpoint( string $url, string $endpoint ): string {
	if ( preg_match( '/[…{}<>[\]]|\.\.\./u', $url ) ) {
		return __( 'Part of an example is left in it. Replace it with your own value.', 'egain-login' );
	}
	if ( ! preg_match( '~^https?://[^\s/?#"\']+[^\s"\']*$~i', $url ) || ! get_origin( $url ) ) {
		return __( 'It is not a complete address. It begins with https://.', 'egain-login' );
	}
	if ( 0 === stripos( $url, 'http:' ) && ! preg_match( LOOPBACK_PATTERN, $url ) ) {
		return __( 'It begins with http://. Sign-in servers use https://.', 'egain-login' );
	}
	if ( null !== wp_parse_url( $url, PHP_URL_USER ) ) {
		return __( 'It has a user name in it. Remove everything before the @, and the @.', 'egain-login' );
	}
	if ( false !== strpos( $url, '#' ) ) {
		return __( 'Remove the part that begins with #. It never reaches a server.', 'egain-login' );
	}
	if ( preg_match( '~^https?://api[.-]~i', $url ) ) {
		return __( 'This is the address of the API. People sign in on another domain, such as ai.egain.cloud or login.egain.cloud.', 'egain-login' );
	}
	if ( get_endpoint( $url ) !== $endpoint ) {
		/* translators: %s: the end of an address, such as /token. */
		return sprintf( __( 'This is another of eGain’s addresses. The right one ends in %s.', 'egain-login' ), "/$endpoint" );
	}
	return '';
}

/**
 * Checks the client ID.
 *
 * @param string $id The client ID.
 * @return string What is wrong, or nothing.
 */
function check_client_id( string $id ): string {
	if ( preg_match( '~[/:@]~', $id ) ) {
		return __( 'This is an address. The client ID is next to the addresses in the metadata.', 'egain-login' );
	}
	return preg_match( '/^[\x21-\x7e]+$/', $id ) ? '' : __( 'It contains characters that a client ID does not have.', 'egain-login' );
}

/**
 * Checks the scopes (RFC 6749 §3.3).
 *
 * @param string $scope Scopes, separated by spaces.
 * @return string What is wrong, or nothing.
 */
function check_scope( string $scope ): string {
	return preg_match( '/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/', $scope ) ? '' : __( 'A scope has no quotes, no backslashes and no letters beyond a to z.', 'egain-login' );
}

/**
 * Checks the API Permission Prefix.
 *
 * @param string $prefix The prefix.
 * @return string What is wrong, or nothing.
 */
function check_prefix( string $prefix ): string {
	return preg_match( '~^https://[\w./-]+/$~i', $prefix ) ? '' : __( 'A prefix looks like https://api.egain.cloud/auth/, with a slash at the end.', 'egain-login' );
}

/**
 * Checks further parameters of the authorization request.
 *
 * @param string $query A query string.
 * @return string What is wrong, or nothing.
 */
function check_authorize_params( string $query ): string {
	if ( ! preg_match( '/^[^=&?\s"\']+=[^&\s"\']*(&[^=&\s"\']+=[^&\s"\']*)*$/', $query ) ) {
		return __( 'Write it as in an address: name=value, with & in between.', 'egain-login' );
	}
	wp_parse_str( $query, $parameters );
	$set = array_intersect( array_keys( $parameters ), FLOW_PARAMETERS );
	/* translators: %s: the name of a parameter. */
	return $set ? sprintf( __( 'The login sets “%s” itself. Leave it out.', 'egain-login' ), reset( $set ) ) : '';
}

/**
 * Finds what is allowed, but likely to be a mistake, or still missing.
 *
 * @param array<string, string> $settings Each of them checked, or empty.
 * @return array<string, string> By a code for each.
 */
function find_warnings( array $settings ): array {
	$names    = get_field_labels();
	$required = array( 'authorize_url', 'token_url', 'client_id', 'scope' );
	$missing  = array();
	foreach ( $required as $name ) {
		if ( '' === $settings[ $name ] ) {
			$missing[] = $names[ $name ];
		}
	}
	$warnings = array();
	if ( $missing ) {
		/* translators: %s: names of fields, separated by commas. */
		$warnings['missing'] = sprintf( __( 'Still missing: %s. Until then, visitors see no button.', 'egain-login' ), implode( ', ', $missing ) );
	}
	$authorize = $settings['authorize_url'];
	$token     = $settings['token_url'];
	if ( $authorize && $token && ! belong_together( $authorize, $token ) ) {
		$warnings['mixed'] = __( 'The two addresses are not on the same server, or one is for users (-U) and the other for customers (-C). Take both from the same place in the metadata.', 'egain-login' );
	}
	if ( false !== strpos( $authorize, SAMPLE_TENANT ) && ! preg_match( LOOPBACK_PATTERN, $authorize ) ) {
		/* translators: %s: the name of a tenant. */
		$warnings['sample'] = sprintf( __( '%s is the tenant of eGain’s examples. Yours has another name.', 'egain-login' ), SAMPLE_TENANT );
	}
	if ( preg_match( COMMERCIAL_PATTERN, $authorize ) && '' === $settings['prefix'] ) {
		$warnings['prefix'] = __( 'A deployment with such an address needs the API Permission Prefix that its metadata shows, such as https://api.egain.cloud/auth/.', 'egain-login' );
	}
	return $warnings;
}

/**
 * Tells whether two endpoints are of the same server and, where the addresses name it, of the same tenant.
 *
 * @param string $authorize The Authorization URL.
 * @param string $token     The Access Token URL.
 */
function belong_together( string $authorize, string $token ): bool {
	$tenants = array();
	foreach ( array( $authorize, $token ) as $url ) {
		$tenants[] = preg_match( TENANT_PATTERN, $url, $match ) ? strtolower( $match[0] ) : strtolower( get_origin( $url ) );
	}
	return $tenants[0] === $tenants[1];
}
