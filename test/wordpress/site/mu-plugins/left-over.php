<?php
/**
 * Lists what the plugin has left in the database.
 */

add_action(
	'init',
	static function () {
		global $wpdb;
		if ( isset( $_GET['left-over'] ) ) {
			wp_send_json(
				array_merge(
					$wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%egain%'" ),
					$wpdb->get_col( "SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE '%egain%'" )
				)
			);
		}
	}
);
