<?php
/**
 * Plugin Name:       eGain Login
 * Description:       A login button for eGain: as a block, a shortcode or a placeholder. No server, no secret, no page of its own.
 * Version:           0.2.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            egain-login contributors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       egain-login
 *
 * @package Egain_Login
 */

namespace Egain_Login;

defined( 'ABSPATH' ) || exit;

const VERSION     = '0.2.0';
const PLUGIN_FILE = __FILE__;

/** The one option: an array of settings. */
const OPTION = 'egain_login';

require __DIR__ . '/includes/configuration.php';
require __DIR__ . '/includes/callback.php';
require __DIR__ . '/includes/button.php';

if ( is_admin() ) {
	require __DIR__ . '/includes/metadata.php';
	require __DIR__ . '/includes/checks.php';
	require __DIR__ . '/includes/settings.php';
	require __DIR__ . '/includes/settings-page.php';
	require __DIR__ . '/includes/settings-fields.php';
}
