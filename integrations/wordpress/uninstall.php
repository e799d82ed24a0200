<?php
/**
 * Removes the one option, on every site of a network.
 *
 * @package Egain_Login
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	foreach ( get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	) as $egain_login_site ) {
		delete_blog_option( $egain_login_site, 'egain_login' );
	}
} else {
	delete_option( 'egain_login' );
}
