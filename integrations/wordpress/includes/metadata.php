<?php
/**
 * Reading what people copy out of eGain's console.
 *
 * @package Egain_Login
 */

namespace Egain_Login;

defined( 'ABSPATH' ) || exit;

/** What each login sets itself; an example has the values of somebody else's. */
const FLOW_PARAMETERS = array( 'client_id', 'response_type', 'redirect_uri', 'scope', 'state', 'nonce', 'code_challenge', 'code_challenge_method' );

/** The part of a self-service address that names the tenant, and -U for users or -C for customers. */
const TENANT_PATTERN = '~^(https?://[^/?#\s]+/system/auth/[^/?#\s]+-)([UC])(?![^/?#\s])~i';

/**
 * Reads the metadata as JSON, or single addresses with any text around them, such as an example request.
 *
 * @param string $text What was pasted.
 * @return array<string, mixed> `actors`: the endpoints by `user` and `customer`, empty if none was found;
 *                              `client_id`, `scopes` and `prefix`.
 */
function read_metadata( string $text ): array {
	$found = array(
		'actors'    => array(),
		'client_id' => '',
		'scopes'    => array(),
		'prefix'    => '',
	);
	$json  = json_decode( $text, true );
	if ( is_array( $json ) ) {
		read_json( $json, $found );
	} else {
		// Part of a JSON text is not JSON, but has the same addresses.
		read_text( str_replace( '\/', '/', $text ), $found );
	}
	foreach ( $found['actors'] as &$endpoints ) {
		$endpoints += array_filter(
			array(
				'authorize' => isset( $endpoints['token'] ) ? get_sibling( $endpoints['token'], 'authorize' ) : '',
				'token'     => isset( $endpoints['authorize'] ) ? get_sibling( $endpoints['authorize'], 'token' ) : '',
			)
		);
	}
	$found['scopes'] = array_unique( $found['scopes'] );
	return $found;
}

/**
 * Reads JSON. No schema is published, so keys are looked for at any depth.
 *
 * @param array<mixed>         $values The members of an object or an array.
 * @param array<string, mixed> $found  What was found so far.
 * @param string               $actor  Whose the values are, where that is known.
 */
function read_json( array $values, array &$found, string $actor = '' ) {
	foreach ( $values as $key => $value ) {
		$key = (string) $key;
		// The client's own endpoints are for servers, which have a secret.
		if ( 0 === strcasecmp( $key, 'oauthClient' ) ) {
			continue;
		}
		if ( is_array( $value ) ) {
			$is_named = preg_match( '/^oauth(user|customer)/i', $key, $match );
			read_json( $value, $found, $is_named ? strtolower( $match[1] ) : $actor );
		} elseif ( is_string( $value ) ) {
			read_member( $key, trim( $value ), $found, $actor );
		}
	}
}

/**
 * Reads one member of a JSON object.
 *
 * @param string               $key   Its name.
 * @param string               $value Its value.
 * @param array<string, mixed> $found What was found so far.
 * @param string               $actor Whose the value is, where that is known.
 */
function read_member( string $key, string $value, array &$found, string $actor ) {
	if ( preg_match( '/^(auth|authori[sz]ation|authori[sz]e)_?(url|endpoint)$/i', $key ) ) {
		add_endpoint( $found, 'authorize', $value, $actor );
	} elseif ( preg_match( '/^(access_?)?token_?(url|endpoint)$/i', $key ) ) {
		add_endpoint( $found, 'token', $value, $actor );
	} elseif ( preg_match( '/^(client|application|app)_?id$/i', $key ) ) {
		$found['client_id'] = $found['client_id'] ? $found['client_id'] : $value;
	} elseif ( preg_match( '/permission_?prefix$/i', $key ) ) {
		$found['prefix'] = $found['prefix'] ? $found['prefix'] : $value;
	} elseif ( preg_match( '/^(scopes?|permissions|api_?permissions)$/i', $key ) ) {
		add_scopes( $found, $value );
	}
}

/**
 * Reads text that is not JSON.
 *
 * @param string               $text  The text.
 * @param array<string, mixed> $found What was found so far.
 */
function read_text( string $text, array &$found ) {
	preg_match_all( '~https?://[^\s"\'<>`\\\\]+~i', $text, $matches );
	foreach ( $matches[0] as $url ) {
		read_url( rtrim( $url, '),.;]}' ), $found );
	}
	if ( ! $found['client_id'] && preg_match( '/client[_\s]?id["\'\s]*[:=\s]["\'\s]*([\w-]{8,})/i', $text, $match ) ) {
		$found['client_id'] = $match[1];
	}
	if ( ! $found['scopes'] && preg_match_all( '/\b(?:core|knowledge)\.\w+\.(?:read|manage|write)\b/', $text, $matches ) ) {
		$found['scopes'] = $matches[0];
	}
}

/**
 * Reads one address.
 *
 * @param string               $url   The address.
 * @param array<string, mixed> $found What was found so far.
 */
function read_url( string $url, array &$found ) {
	$endpoint = get_endpoint( $url );
	if ( 'authorize' === $endpoint ) {
		wp_parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $query );
		if ( ! $found['client_id'] && isset( $query['client_id'] ) && is_string( $query['client_id'] ) ) {
			$found['client_id'] = $query['client_id'];
		}
		if ( isset( $query['scope'] ) && is_string( $query['scope'] ) ) {
			add_scopes( $found, $query['scope'] );
		}
	}
	if ( $endpoint ) {
		add_endpoint( $found, $endpoint, $url );
	} elseif ( get_sibling( $url, 'token' ) ) {
		add_endpoint( $found, 'token', get_sibling( $url, 'token' ) );
	} elseif ( preg_match( '~^https?://[^/]+/auth/?$~', $url ) && ! $found['prefix'] ) {
		$found['prefix'] = $url;
	}
}

/**
 * Adds an endpoint, unless one of its kind was found before.
 *
 * @param array<string, mixed> $found    What was found so far.
 * @param string               $endpoint Either `authorize` or `token`.
 * @param string               $url      Its address.
 * @param string               $actor    Whose it is, where the address does not say so.
 */
function add_endpoint( array &$found, string $endpoint, string $url, string $actor = '' ) {
	if ( ! $actor ) {
		$actor = get_actor( $url );
	}
	if ( ! isset( $found['actors'][ $actor ][ $endpoint ] ) ) {
		$found['actors'][ $actor ][ $endpoint ] = 'authorize' === $endpoint ? remove_flow_parameters( $url ) : $url;
	}
}

/**
 * Adds scopes, which come with the prefix or without it.
 *
 * @param array<string, mixed> $found What was found so far.
 * @param string               $scope A list of scopes.
 */
function add_scopes( array &$found, string $scope ) {
	foreach ( split_scopes( $scope ) as $name ) {
		if ( preg_match( '~^(https?://.+/)(.+)$~', $name, $match ) ) {
			$found['prefix'] = $found['prefix'] ? $found['prefix'] : $match[1];
			$name            = $match[2];
		}
		$found['scopes'][] = $name;
	}
}

/**
 * Tells whom an address is for: `user` or `customer`.
 *
 * @param string $url The address.
 */
function get_actor( string $url ): string {
	if ( preg_match( TENANT_PATTERN, $url, $match ) ) {
		return 'C' === strtoupper( $match[2] ) ? 'customer' : 'user';
	}
	return preg_match( '/B2C_[^\/?&#\s]*?customer/i', $url ) ? 'customer' : 'user';
}

/**
 * Tells which endpoint an address is, by the end of its path: `authorize`, `token` or none.
 *
 * @param string $url The address.
 */
function get_endpoint( string $url ): string {
	return preg_match( '~/(authorize|token)/?(?=[?#]|$)~i', $url, $match ) ? strtolower( $match[1] ) : '';
}

/**
 * Works out one endpoint from the other, or from any address below a self-service tenant's.
 *
 * @param string $url      The address.
 * @param string $endpoint Either `authorize` or `token`.
 */
function get_sibling( string $url, string $endpoint ): string {
	if ( preg_match( TENANT_PATTERN, $url, $match ) ) {
		return "{$match[0]}/oauth2/$endpoint";
	}
	if ( ! get_endpoint( $url ) ) {
		return '';
	}
	list( $address ) = preg_split( '/[?#]/', $url );
	$sibling         = preg_replace( '~(authorize|token)/?$~i', $endpoint, $address );
	// The policy belongs to both. Anything else in the query is for the sign-in page.
	return preg_match( '/[?&](p=[^&#]+)/', $url, $match ) ? "$sibling?{$match[1]}" : $sibling;
}

/**
 * Removes what each login sets itself. The rest of the query stays as it is.
 *
 * @param string $url An Authorization URL.
 */
function remove_flow_parameters( string $url ): string {
	list( $address, $query ) = array_pad( explode( '?', $url, 2 ), 2, '' );
	$kept                    = array_filter(
		explode( '&', $query ),
		static function ( $pair ) {
			return '' !== $pair && ! in_array( explode( '=', $pair )[0], FLOW_PARAMETERS, true );
		}
	);
	return $kept ? $address . '?' . implode( '&', $kept ) : $address;
}
