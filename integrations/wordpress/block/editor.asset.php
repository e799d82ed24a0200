<?php
/**
 * What editor.js needs; WordPress reads this file beside it.
 *
 * @package Egain_Login
 */

defined( 'ABSPATH' ) || exit;

return array(
	'dependencies' => array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' ),
	'version'      => Egain_Login\VERSION,
);
